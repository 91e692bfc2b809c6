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
    .option('-y, --yes', 'sign without a question; it is only asked on a terminal')
    .option(
      '-o, --out <folder>',
      'the render to compare with (default: plainsail.out of package.json, or dist beside it)',
    )
    .addOption(
      new Option(
        '--accept <object...>',
        'changes that are meant, though they lose data or are refused: "Kind/name"',
      ).default([], 'none'),
    )
    .addOption(definitionsOption())
    .addOption(todayOption('the day of the approval'))
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'))
    .action(async (system: string, environment: string, options: Approve) => {
      const { runApprove } = await import('../approve/run.js');
      process.exitCode = await runApprove(system, environment, options);
    });
}
