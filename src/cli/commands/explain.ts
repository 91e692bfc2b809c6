import type { Command } from 'commander';
import { checkPage } from '../../checks/pages.js';
import { checkIds, checks } from '../../checks/registry.js';
import type { Fleet } from '../../fleet/fleet.js';
import { printableLines } from '../../printable.js';
import { didYouMean, type Problem, ProblemError, problem, UsageError } from '../../problem.js';
import { reasons } from '../../reasons.js';
import { exitCode } from '../exit.js';
import { loadFleet } from '../fleet-file.js';
import { printProblems } from '../print.js';
import { hasFleet } from '../project.js';

/** `plainsail explain`: everything that has a name in the output of a command or in the fleet. */
export function explainCommand(program: Command): void {
  program
    .command('explain')
    .description(
      'explain an id that a command prints, an alert, a variable or an image: what it is, why, and where its values come from',
    )
    .argument(
      '[name]',
      'the id of a finding, or the name of an alert, a variable or an image; without one, all are listed',
    )
    .action(async (name: string | undefined) => {
      process.stdout.write(printableLines(name === undefined ? await everything() : await page(name)));
      process.exitCode = exitCode.clean;
    });
}

async function page(name: string): Promise<string> {
  const check = checkIds.find(name);
  printProblems(checkIds.renamed([name]));
  if (check) return checkPage(check);
  const reason = (reasons as Readonly<Record<string, string>>)[name];
  return reason === undefined ? fleetPages(name) : `# ${name}\n\n${reason}\n`;
}

/** Every name with what it means in a line. */
async function everything(): Promise<string> {
  const declared = await namesOf((await fleetHere()).fleet);
  const sections: readonly (readonly [string, readonly (readonly [string, string])[]])[] = [
    ['Checks', checks.map(({ id, title }) => [id, title] as const)],
    ['Other reasons', Object.entries(reasons).sort()],
    ['Alerts, variables and images of the fleet', declared.map(name => [name, ''] as const)],
  ];
  return sections
    .filter(([, rows]) => rows.length > 0)
    .map(([title, rows]) => `${title}\n${rows.map(row).join('')}`)
    .join('\n');
}

const row = ([name, meaning]: readonly [string, string]) =>
  `  ${name.padEnd(meaning === '' ? 0 : 34)}${meaning && '  '}${meaning}\n`;

/** A fleet whose declarations are refused has its names all the same, when it is mended. */
async function namesOf(fleet: Fleet | undefined): Promise<readonly string[]> {
  if (!fleet) return [];
  const { explainedBy } = await import('../../pages/explained.js');
  try {
    return [...explainedBy(fleet).keys()].sort();
  } catch (error) {
    if (error instanceof ProblemError) return [];
    throw error;
  }
}

/** @throws UsageError with the closest of all names */
async function fleetPages(name: string): Promise<string> {
  const { explainedBy } = await import('../../pages/explained.js');
  const { rulePages } = await import('../../pages/foreign-alert.js');
  const { fleet, refused } = await fleetHere();
  const declared = fleet && explainedBy(fleet);
  const found = declared?.get(name);
  if (found) return found.join('\n');
  const foreign = fleet && rulePages(fleet);
  const page = foreign?.get(name);
  if (page !== undefined) return page;
  const known = [
    ...checks.map(({ id }) => id),
    ...Object.keys(reasons),
    ...(declared?.keys() ?? []),
    ...(foreign?.keys() ?? []),
  ];
  const hint = didYouMean(name, known).trim() || 'Run "plainsail explain" for all of them.';
  const kinds = fleet ? 'check, alert, variable or image' : 'check';
  const unread = refused.length > 0 ? ', and the fleet, which may have the name, is refused' : '';
  throw new UsageError([problem('unknown-name', `no ${kinds} is called "${name}"${unread}`, { hint }), ...refused]);
}

interface FleetHere {
  /** Undefined where the project declares none, or one that is refused. */
  readonly fleet?: Fleet;
  readonly refused: readonly Problem[];
}

/** Everything else is explained without a fleet. */
async function fleetHere(): Promise<FleetHere> {
  if (!hasFleet()) return { refused: [] };
  try {
    return { fleet: await loadFleet(), refused: [] };
  } catch (error) {
    if (error instanceof ProblemError) return { refused: error.problems };
    throw error;
  }
}
