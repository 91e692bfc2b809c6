import { relative } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Passed } from '../../approvals/index.js';
import type { Fleet } from '../../fleet/fleet.js';
import { parseShard, type Shard } from '../../fleet/shard.js';
import { isError, type Problem, problem, UsageError } from '../../problem.js';
import { PreviousRun } from '../../synth/incremental/previous-run.js';
import { synthesizeAgain } from '../../synth/incremental/synthesize-again.js';
import { limitsOf, type ReviewFacts, reviewReplacement } from '../../synth/replacement-review.js';
import type { Synthesis } from '../../synth/request.js';
import { replace, synthesize } from '../../synth/synthesize.js';
import { compare, type Replacement } from '../../write/index.js';
import { printComparison } from '../comparison.js';
import { definitionsIn, definitionsOption } from '../definitions.js';
import { exitCode } from '../exit.js';
import { loadFleet } from '../fleet-file.js';
import { approvalStoreOf, onlyNew, throughGates } from '../gates.js';
import { printError, printProblems, type Stopwatch, say, stopwatch } from '../print.js';
import { findFleet, inProject, outFolder } from '../project.js';
import { printUnits, summary } from '../synth-summary.js';
import { todayOption } from '../today.js';
import { noting } from '../versions/form.js';
import { withoutSecrets } from '../without-secrets.js';

interface Options {
  readonly environment?: string;
  readonly system?: string;
  readonly shard?: Shard;
  readonly out?: string;
  readonly accept: readonly string[];
  readonly crds?: readonly string[];
  readonly today: string;
  readonly check?: boolean;
  readonly watch?: boolean;
  readonly codeOwners?: string;
  readonly at?: string;
  readonly rewriteVersions?: string | true;
  readonly format: 'text' | 'json';
}

/** `plainsail synth`: everything declared, checked and written. */
export function synthCommand(program: Command): void {
  program
    .command('synth')
    .description('render all systems in all environments, check them as a whole, and write them')
    .option(
      '-e, --environment <name>',
      'only this environment, those of a group (group:eu), or those that match (eu-*)',
    )
    .option('-s, --system <name>', 'only this system')
    .addOption(
      new Option('--shard <part>', 'only this part of the environments: 3/8 is the third of eight')
        .argParser(parseShard)
        .conflicts('watch'),
    )
    .option('-o, --out <folder>', 'where to write (default: plainsail.out of package.json, or dist beside it)', folder)
    .addOption(
      new Option(
        '--accept <object...>',
        'intended changes that would otherwise be refused, such as a loss of data: "Kind/name"',
      ).default([], 'none'),
    )
    .addOption(definitionsOption())
    .addOption(todayOption())
    .option('--check', 'write nothing; exit 1 with a diff when the folder is not what would be written')
    .addOption(
      new Option(
        '--code-owners <file>',
        'write the owners of the systems into this file, .github/CODEOWNERS; with --check, compare them',
      ).conflicts('watch'),
    )
    .option(
      '--at <revision>',
      'with --check: render the sources of this revision, whose code runs, and compare with its own output',
    )
    .addOption(new Option('-w, --watch', 'write again whenever a source of the fleet changes').conflicts('check'))
    .addOption(
      new Option('--format <format>', 'the output format').choices(['text', 'json']).default('text').conflicts('watch'),
    )
    .option(
      '--rewrite-versions [file]',
      'convert a versions.json of the former format to the present one, and do nothing else (default: versions.json)',
    )
    .action(async ({ rewriteVersions: rewrite, at, ...given }: Options, command: Command) => {
      if (at !== undefined) return checkRevision(at, given);
      if (rewrite !== undefined) return rewriteForm(rewrite === true ? inProject('versions.json') : rewrite);
      const options = { ...given, out: given.out ?? outFolder() };
      if (options.watch) return watch(options, command.optsWithGlobals<{ debug?: boolean }>().debug === true);
      if (options.format === 'json') {
        const { synthJson } = await import('../synth-json.js');
        const ownersIn = (fleet: Fleet) => inCodeOwners(fleet, options);
        process.exitCode = await synthJson({ ...options, definitions: definitionsIn(options.crds) }, ownersIn);
        return;
      }
      const time = stopwatch();
      const fleet = await loadFleet();
      const synthesis = noting(fleet, synthesize({ ...options, fleet, definitions: definitionsIn(options.crds) }));
      const passed = await throughGates(fleet, synthesis.request);
      printProblems([...synthesis.problems, ...passed.problems]);
      const facts = { definitions: definitionsIn(options.crds), clusters: limitsOf(fleet) };
      const code = options.check
        ? await check(synthesis, passed, { ...options, facts }, time)
        : report(synthesis, passed, { ...options, facts }, time);
      const owners = await inCodeOwners(fleet, options);
      printProblems(owners);
      process.exitCode = owners.length > 0 ? exitCode.errors : code;
    });
}

async function checkRevision(
  revision: string,
  { check, out, watch, accept, codeOwners, ...options }: Options,
): Promise<void> {
  if (!check || watch || out !== undefined || codeOwners !== undefined || accept.length > 0) {
    const hint = 'Write: plainsail synth --check --at v1.4.0. It compares with the folder that the revision has.';
    throw new UsageError([
      problem('invalid-usage', '--at goes with --check, and without --out, --accept, --code-owners and --watch.', {
        hint,
      }),
    ]);
  }
  const { environment, system, shard, format, today } = options;
  const { checkAt } = await import('../verify/at.js');
  process.exitCode = checkAt(revision, [
    ...(environment === undefined ? [] : ['--environment', environment]),
    ...(system === undefined ? [] : ['--system', system]),
    ...(shard === undefined ? [] : ['--shard', `${shard.index}/${shard.of}`]),
    ...(options.crds === undefined ? [] : ['--crds', ...options.crds]),
    ...['--today', today, '--format', format],
  ]);
}

/** Writes or compares the lines of the owners, where that is asked for. @returns what differs */
async function inCodeOwners(
  fleet: Fleet,
  { codeOwners: file, out, check }: Options & { readonly out: string },
): Promise<readonly Problem[]> {
  if (file === undefined) return [];
  const { writeCodeOwners } = await import('../code-owners.js');
  return writeCodeOwners(fleet, file, relative(findFleet().project, out), check === true);
}

async function rewriteForm(file: string): Promise<void> {
  const { rewriteVersions } = await import('../versions/rewrite.js');
  say(rewriteVersions(file) ? `${file} has the form of now` : `${file} has the form of now already`);
}

/** The options and facts that a change is reviewed with. */
interface Review extends Pick<Options, 'accept' | 'shard'> {
  readonly facts: ReviewFacts;
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
  const previous = new PreviousRun();
  const run = (fleet: Fleet, time: Stopwatch) => {
    const asked = { ...options, fleet, definitions: definitionsIn(options.crds) };
    const { request, problems } = synthesizeAgain(asked, previous);
    const passed = passGates(request, fleet.gates, approvalStoreOf(fleet), fleet.units);
    const facts = { definitions: asked.definitions, clusters: limitsOf(fleet) };
    const risks: Problem[] = [];
    const collect = (found: readonly Problem[]) => risks.push(...found);
    const changes = replace(passed.request, options.accept, collect, { cache: previous.files, facts });
    sayOnce([...problems, ...risks, ...passed.problems, ...passed.unapproved([])]);
    say(summary(changes, passed.request, [...problems, ...risks], time));
  };
  await watchFleet(findFleet(), run, debug);
}

function report(synthesis: Synthesis, passed: Passed, { accept, shard, facts }: Review, time: Stopwatch): number {
  const risks: Problem[] = [];
  const collect = (found: readonly Problem[]) => {
    printProblems(found);
    risks.push(...found);
  };
  // Shards on one machine wait for one another.
  const changes = replace(passed.request, accept, collect, { facts, ...(shard && { patience: 600_000 }) });
  printUnits(synthesis, passed);
  say(summary(changes, passed.request, [...synthesis.problems, ...risks], time));
  return outcome(synthesis, passed, []);
}

/** Shows what is beside what was approved; an error of a system and whatever a gate has refused make the run fail. */
function outcome(synthesis: Synthesis, { problems, unapproved }: Passed, removed: readonly string[]): number {
  const found = unapproved(removed);
  printProblems(found);
  const failed = synthesis.problems.some(isError) || problems.length + found.length > 0;
  return failed ? exitCode.errors : exitCode.clean;
}

const lineEndings =
  'Files differ in their line endings alone: git has converted them. Add "dist/** -text" to .gitattributes, and check them out anew.';

const hasOtherLineEndings = ({ before, after }: Replacement): boolean =>
  [...before].some(([path, text]) => text.includes('\r\n') && text.replaceAll('\r\n', '\n') === after.get(path));

async function check(
  synthesis: Synthesis,
  passed: Passed,
  { accept, facts }: Review,
  time: Stopwatch,
): Promise<number> {
  const { out } = passed.request;
  const comparison = await compare(passed.request, { shown: withoutSecrets });
  for (const path of comparison.foreign) printError(`not ours: ${path}`, 'dim');
  const code = outcome(synthesis, passed, comparison.removed);
  if (comparison.upToDate) {
    printUnits(synthesis, passed);
    if (code === exitCode.clean) say(`${out} is up to date (${time()})`);
    return code;
  }
  printComparison(comparison);
  if (hasOtherLineEndings(comparison.replacement)) console.error(lineEndings);
  printProblems(reviewReplacement(comparison.replacement, out, accept, facts));
  console.error(`${out} is not what would be written. Run "plainsail synth" and commit the result.`);
  return exitCode.errors;
}
