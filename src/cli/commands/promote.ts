import { type Command, Option } from 'commander';
import { printProblems } from '../print.js';
import type { PromoteOptions } from '../promote/run.js';
import { todayOption } from '../today.js';

/** `plainsail promote`: versions that travel from one environment to the next, as they ran together. */
export function promoteCommand(program: Command): void {
  program
    .command('promote')
    .description(
      'move the versions that run together in one environment or ring to another; without names, print where they are',
    )
    .argument(
      '[source]',
      'where they run: an environment, a group or what environments are like; with --rollback the one that goes back',
    )
    .argument('[target]', 'where they go')
    .option('-s, --system <name>', 'only the images of this system')
    .option('--image <name>', 'only this image')
    .option('--rollback', 'return one environment or ring to its previous set')
    .option('--expect <set>', 'only if the source still has this set, as it was printed')
    .addOption(new Option('--set <id>', 'the former name of --expect').hideHelp())
    .addOption(
      new Option(
        '--accept <image...>',
        'images whose version in the target may be lost, though the source never had it',
      ).default([], 'none'),
    )
    .option('--bill <environment>', 'print the images of the rendered output of one environment, as CycloneDX')
    .option('--check', 'show what it does, and write nothing')
    .addOption(todayOption('the date, until which a set has soaked'))
    .action(
      async (
        source: string | undefined,
        target: string | undefined,
        options: PromoteOptions & { readonly set?: string },
      ) => {
        if (options.bill !== undefined) {
          const { printBill } = await import('../promote/bill.js');
          process.exitCode = await printBill(options.bill);
          return;
        }
        const { runPromote } = await import('../promote/run.js');
        const names = [source, target].filter(name => name !== undefined);
        process.exitCode = await runPromote(names, withExpected(options));
      },
    );
}

/** `--set` is an option of a check everywhere else: here it had another meaning, and works with a warning until version 2. */
function withExpected({ set, ...options }: PromoteOptions & { readonly set?: string }): PromoteOptions {
  if (set === undefined) return options;
  const hint = `Write --expect ${set}: version 2 has no --set here.`;
  printProblems([{ id: 'deprecated', severity: 'warning', message: 'promote --set is named --expect.', hint }]);
  return { expect: set, ...options };
}
