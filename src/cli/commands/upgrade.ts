import { type Command, Option } from 'commander';
import type { UpgradeOptions } from '../upgrade/run.js';

/** `plainsail upgrade`: present names of props, newer defaults, and what they do to clusters. */
export function upgradeCommand(program: Command): void {
  program
    .command('upgrade')
    .description(
      'give props their present names, move the date of the defaults in package.json, and say what that does to clusters',
    )
    .argument('[date]', 'the date of a set of defaults: 2026-12 (default: the newest)')
    .option('--check', 'write nothing; exit with 1 when there is something to rename or to move')
    .addOption(
      new Option('--format <format>', 'the output format').choices(['text', 'markdown', 'json']).default('text'),
    )
    .action(async (date: string | undefined, options: UpgradeOptions) => {
      const { runUpgrade } = await import('../upgrade/run.js');
      process.exitCode = await runUpgrade(date, options);
    });
}
