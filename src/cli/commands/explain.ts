import type { Command } from 'commander';
import { checkPage } from '../../checks/pages.js';
import { checks } from '../../checks/registry.js';
import type { Fleet } from '../../fleet/fleet.js';
import { printableLines } from '../../printable.js';
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
      process.stdout.write(printableLines(check ? checkPage(check) : await fleetPages(name)));
      process.exitCode = exitCode.clean;
    });
}

/** @throws UsageError with the closest of all names */
async function fleetPages(name: string): Promise<string> {
  const { explainedBy } = await import('../../pages/explained.js');
  const { rulePages } = await import('../../pages/foreign-alert.js');
  const fleet = await fleetHere();
  const declared = fleet && explainedBy(fleet);
  const found = declared?.get(name);
  if (found) return found.join('\n');
  const foreign = fleet && rulePages(fleet);
  const page = foreign?.get(name);
  if (page !== undefined) return page;
  const known = [...checks.map(({ id }) => id), ...(declared?.keys() ?? []), ...(foreign?.keys() ?? [])];
  const hint =
    didYouMean(name, known).trim() || 'See docs/checks, docs/runbooks and docs/configuration for all of them.';
  throw new UsageError([
    problem('unknown-name', `no ${fleet ? 'check, alert or variable' : 'check'} is called "${name}"`, { hint }),
  ]);
}

/** Checks are explained without a fleet, too. */
async function fleetHere(): Promise<Fleet | undefined> {
  try {
    return await loadFleet();
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}
