import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Passed } from '../../approvals/index.js';
import { costSummary } from '../../cost/print.js';
import type { Fleet } from '../../fleet.js';
import { Kept } from '../../kept.js';
import { judgeReplacement } from '../../previous-render.js';
import type { Problem } from '../../problem.js';
import { resynthesize } from '../../resynthesize.js';
import { replace, synthesize } from '../../synth.js';
import type { Synthesis } from '../../synthesis.js';
import { type Changes, compare, type WriteRequest } from '../../write/index.js';
import { waivedLine } from '../check/text.js';
import { printComparison } from '../comparison.js';
import { definitionsIn, definitionsOption } from '../definitions.js';
import { exitCode } from '../exit.js';
import { findFleet, inProject, loadFleet } from '../fleet-file.js';
import { bookOf, onlyNew, throughGates } from '../gates.js';
import { counted, printProblems, type Stopwatch, stopwatch, styled } from '../print.js';
import { todayOption } from '../today.js';
import { withoutSecrets } from '../without-secrets.js';

interface Options {
  readonly environment?: string;
  readonly system?: string;
  readonly out?: string;
  readonly accept: readonly string[];
  readonly crds?: readonly string[];
  readonly today: string;
  readonly check?: boolean;
  readonly watch?: boolean;
}

/** `plainsail synth`: everything declared, checked and written. */
export function synthCommand(program: Command): void {
  program
    .command('synth')
    .description('render all systems in all environments, check them as a whole, and write them')
    .option('-e, --environment <name>', 'only this environment')
    .option('-s, --system <name>', 'only this system')
    .option('-o, --out <folder>', 'where to write (default: dist, beside package.json)', folder)
    .addOption(
      new Option(
        '--accept <object...>',
        'changes that are meant, though they lose data or are refused: "Kind/name"',
      ).default([], 'none'),
    )
    .addOption(definitionsOption())
    .addOption(todayOption())
    .option('--check', 'write nothing; exit 1 with a diff when the folder is not what would be written')
    .addOption(new Option('-w, --watch', 'write again whenever a source of the fleet changes').conflicts('check'))
    .action(async (given: Options, command: Command) => {
      const options = { ...given, out: given.out ?? inProject('dist') };
      if (options.watch) return watch(options, command.optsWithGlobals<{ debug?: boolean }>().debug === true);
      const time = stopwatch();
      const fleet = await loadFleet();
      const synthesis = synthesize({ ...options, fleet, definitions: definitionsIn(options.crds) });
      printProblems(synthesis.warnings);
      const passed = await throughGates(fleet, synthesis.request);
      process.exitCode = await (options.check ? check : report)(synthesis, passed, options, time);
    });
}

function folder(text: string): string {
  if (text === '') throw new InvalidArgumentError('Name a folder.');
  return text;
}

/** One line for each run; everything it needs loads here, so that no other command waits for it. */
async function watch(options: Options & { readonly out: string }, debug: boolean): Promise<void> {
  const { watchFleet } = await import('../watch/watch.js');
  const { passGates } = await import('../../approvals/index.js');
  const sayOnce = onlyNew();
  const kept = new Kept();
  const run = (fleet: Fleet, time: Stopwatch) => {
    const asked = { ...options, fleet, definitions: definitionsIn(options.crds) };
    const { request, warnings } = resynthesize(asked, kept);
    printProblems(warnings);
    const passed = passGates(request, fleet.gates, bookOf(fleet));
    const changes = replace(passed.request, options.accept, printProblems);
    sayOnce([...passed.problems, ...passed.strangers([])]);
    console.log(summary(changes, passed.request, time));
  };
  await watchFleet(findFleet(), run, debug);
}

async function report(synthesis: Synthesis, passed: Passed, options: Options, time: Stopwatch): Promise<number> {
  const changes = replace(passed.request, options.accept, printProblems);
  printUnits(synthesis, passed);
  console.log(summary(changes, passed.request, time));
  return told([...passed.problems, ...passed.strangers([])]);
}

/** What is written nevertheless has been; what the gates held back makes the run fail. */
function told(problems: readonly Problem[]): number {
  printProblems(problems);
  return problems.length > 0 ? exitCode.errors : exitCode.clean;
}

function summary({ added, changed, removed, unchanged }: Changes, request: WriteRequest, time: Stopwatch): string {
  const { out, heldBack = [] } = request;
  const files = added.length + changed.length + unchanged.length;
  const changes = [`${added.length} added`, `${changed.length} changed`, `${removed.length} removed`];
  const nothing = added.length + changed.length + removed.length === 0;
  const held = heldBack.length === 0 ? '' : `, ${heldBack.join(', ')} held back`;
  return `${counted(files, 'file')} in ${out}: ${nothing ? 'all up to date' : changes.join(', ')}${held} (${time()})`;
}

async function check(synthesis: Synthesis, passed: Passed, { accept }: Options, time: Stopwatch): Promise<number> {
  const { out } = passed.request;
  const comparison = await compare(passed.request, { shown: withoutSecrets });
  for (const path of comparison.foreign) console.error(styled('dim', `not ours: ${path}`, process.stderr));
  const unapproved = [...passed.problems, ...passed.strangers(comparison.removed)];
  if (comparison.upToDate) {
    printUnits(synthesis, passed);
    if (unapproved.length === 0) console.log(`${out} is up to date (${time()})`);
    return told(unapproved);
  }
  printComparison(comparison);
  printProblems([...judgeReplacement(comparison.replacement, out, accept), ...unapproved]);
  console.error(`${out} is not what would be written. Run "plainsail synth" and commit the result.`);
  return exitCode.errors;
}

/** `production/codeai  43 objects, 62 checks, 0 warnings, …`, below it each waiver; last what each environment costs. */
function printUnits({ units, cost }: Synthesis, { approvedBy }: Passed): void {
  const width = Math.max(...[...units.keys()].map(unit => unit.length));
  for (const [unit, { objects, checks, warnings, waived, pairs }] of units) {
    const counts = [
      counted(objects, 'object'),
      counted(checks, 'check'),
      counted(warnings, 'warning'),
      counted(waived.length, 'waiver'),
      `${counted(pairs, 'pair')} proved`,
      ...(approvedBy.has(unit) ? [approval(approvedBy.get(unit))] : []),
    ];
    console.log(`${unit.padEnd(width)}  ${counts.join(', ')}`);
    for (const each of waived) console.log(`  ${waivedLine(each)}`);
  }
  for (const line of cost ? costSummary(cost) : []) console.log(line);
}

const approval = (name: string | undefined) => (name === undefined ? 'not approved' : `approved by ${name}`);
