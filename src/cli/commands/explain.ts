import type { Command } from 'commander';
import { checkPage } from '../../checks/pages.js';
import { checkOf } from '../../checks/registry.js';
import { exitCode } from '../exit.js';

/** `plainsail explain`: what a check is about, with an example and the fix. */
export function explainCommand(program: Command): void {
  program
    .command('explain')
    .description('explain a check: what it finds, why it matters, an example, the fix')
    .argument('<check>', 'its id, as findings print it')
    .action((id: string) => {
      process.stdout.write(checkPage(checkOf(id)));
      process.exitCode = exitCode.clean;
    });
}
