import { type Command, Option } from 'commander';
import type { Approve } from '../approve/run.js';
import { definitionsOption } from '../definitions.js';
import { todayOption } from '../today.js';

/** `plainsail approve`: what waits behind a gate, shown and signed. */
export function approveCommand(program: Command): void {
  program
    .command('approve')
    .description('show what waits for approval in a gated system, and sign it with --key')
    .argument('<system>', 'the gated system')
    .argument('<environment>', 'the environment in which it is gated')
    .option('--key <file>', 'your private key, Ed25519 in PEM form; without it nothing is signed')
    .option('--approver <name>', 'your name in approvers.yaml')
    .option('-y, --yes', 'sign without a question, which only a terminal asks')
    .option(
      '-o, --out <folder>',
      'the rendered folder to compare with (default: plainsail.out of package.json, or dist beside it)',
    )
    .addOption(
      new Option(
        '--accept <object...>',
        'intended changes that would otherwise be refused, such as a loss of data: "Kind/name"',
      ).default([], 'none'),
    )
    .addOption(definitionsOption())
    .addOption(todayOption('the date of the approval'))
    .addOption(new Option('--format <format>', 'the output format').choices(['text', 'json']).default('text'))
    .action(async (system: string, environment: string, options: Approve) => {
      const { runApprove } = await import('../approve/run.js');
      process.exitCode = await runApprove(system, environment, options);
    });
}
