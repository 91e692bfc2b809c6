import type { Command } from 'commander';
import { checkPage } from '../../checks/pages.js';
import { checks } from '../../checks/registry.js';
import { didYouMean, problem, UsageError } from '../../problem.js';
import { exitCode } from '../exit.js';
import { loadFleet } from '../fleet-file.js';

/** `plainsail explain`: what a check, an alert or a variable of the fleet is about. */
export function explainCommand(program: Command): void {
  program
    .command('explain')
    .description('explain a check, an alert or a variable: what it is, why, where it is declared, what to do')
    .argument('<name>', 'the id of a check as findings print it, or the name of an alert or a variable')
    .action(async (name: string) => {
      const check = checks.find(({ id }) => id === name);
      process.stdout.write(check ? checkPage(check) : await fleetPages(name));
      process.exitCode = exitCode.clean;
    });
}

/** @throws UsageError with the closest of all names */
async function fleetPages(name: string): Promise<string> {
  const pages = await fleetNames();
  const found = pages.get(name);
  if (found) return found.join('\n');
  const known = [...checks.map(({ id }) => id), ...pages.keys()];
  const hint =
    didYouMean(name, known).trim() || 'See docs/checks, docs/runbooks and docs/configuration for all of them.';
  const what = pages.size > 0 ? 'check, alert or variable' : 'check';
  throw new UsageError([problem('unknown-name', `no ${what} is called "${name}"`, { hint })]);
}

/** What the fleet here can explain; checks are explained without one, too. */
async function fleetNames(): Promise<ReadonlyMap<string, readonly string[]>> {
  const { explainedBy } = await import('../../pages/explained.js');
  try {
    return explainedBy(await loadFleet());
  } catch (error) {
    if (error instanceof UsageError) return new Map();
    throw error;
  }
}
