import { renameSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Images, imagesOf, isOld, type Versions } from '../../environment/versions.js';
import type { Fleet } from '../../fleet/fleet.js';
import { printableLines } from '../../printable.js';
import { isError, listed, type Problem, problem, sortProblems, UsageError } from '../../problem.js';
import { placeOf } from '../../promotion/place.js';
import { promote } from '../../promotion/promote.js';
import { rollBack } from '../../promotion/roll-back.js';
import { exitCode } from '../exit.js';
import { loadFleet } from '../fleet-file.js';
import { print, printProblems, say } from '../print.js';
import { findFleet, outFolder } from '../project.js';
import { readVersions, versionsText } from '../versions/rewrite.js';
import { consequencesOf } from './consequences.js';
import { historyOf } from './history.js';
import { printSkew } from './skew.js';
import { imagesAskedFor } from './uses.js';

export interface PromoteOptions {
  readonly system?: string;
  readonly image?: string;
  readonly rollback?: boolean;
  readonly expect?: string;
  readonly accept: readonly string[];
  readonly check?: boolean;
  /** The environment whose bill is asked for. */
  readonly bill?: string;
  readonly today: string;
}

/** What is about to be written, whoever found it out. */
interface Step {
  readonly images: Images;
  readonly environments: readonly string[];
  readonly problems: readonly Problem[];
  readonly lines: readonly string[];
}

/** Moves versions, or prints where they are. @returns how the process ends */
export async function runPromote(names: readonly string[], options: PromoteOptions): Promise<number> {
  const { project } = findFleet();
  const file = join(project, 'versions.json');
  const fleet = await loadFleet();
  const before = readVersions(file);
  const [first, second] = names;
  if (first === undefined && !options.rollback) return printSkew(fleet, imagesOf(before));
  if (isOld(before)) throw usage('versions.json has the form of before.', 'Run "plainsail synth --rewrite-versions".');
  if (first === undefined || (second === undefined) !== (options.rollback === true))
    throw usage('it takes two places, or one with --rollback.', 'Write: plainsail promote staging production.');
  const out = outFolder();
  const history = historyOf(project, relative(project, out));
  const step =
    second === undefined
      ? backwards(fleet, history, first, before, options)
      : forwards(fleet, history, [first, second], before, options);
  return finish(fleet, step, { before, file, out, isLook: options.check === true });
}

type Histories = ReturnType<typeof historyOf>;

function forwards(
  fleet: Fleet,
  history: Histories,
  [from, to]: readonly [string, string],
  before: Versions,
  options: PromoteOptions,
): Step {
  const system = options.system === undefined ? undefined : fleet.system(options.system);
  const source = placeOf(fleet.environments, from);
  const target = placeOf(fleet.environments, to);
  const { moves, kept, set, waiting, images, problems } = promote(history, {
    ...{ source, target, rings: fleet.rings, today: options.today, accepted: options.accept },
    ...{ image: options.image, expected: options.expect, working: imagesOf(before) },
    ofSource: imagesAskedFor(fleet, source, undefined),
    ofTarget: imagesAskedFor(fleet, target, system),
  });
  return {
    ...{ images, problems, environments: [...new Set(moves.flatMap(({ environments }) => environments))] },
    lines: [
      `set ${set} of ${from}`,
      ...moves.map(({ image, version, environments }) => `  ${image} ${version}: ${environments.join(', ')}`),
      ...(kept.length > 0 ? [`  as they are, because ${from} never had them: ${kept.join(', ')}`] : []),
      ...(waiting.length > 0 && problems.length === 0 ? [`  later: ${listed(waiting, 20)}`] : []),
      ...(moves.length === 0 && problems.length === 0 ? [`  ${to} has it already`] : []),
    ],
  };
}

function backwards(
  fleet: Fleet,
  history: Histories,
  name: string,
  before: Versions,
  { system, image }: PromoteOptions,
): Step {
  const place = placeOf(fleet.environments, name);
  const asked = imagesAskedFor(fleet, place, system === undefined ? undefined : fleet.system(system));
  const names = [...asked].filter(each => image === undefined || each === image).sort();
  const { images, to, moves, problems } = rollBack(history, place, names, imagesOf(before));
  return {
    ...{ images, problems, environments: moves.length > 0 ? place.members.map(each => each.name) : [] },
    lines: [
      ...(to ? [`${name} as it was on ${to.day}, at ${to.commit.slice(0, 12)}`] : []),
      ...moves.map(({ image: moved, version = 'none' }) => `  ${moved} ${version}`),
    ],
  };
}

/** Shows what it does, and writes it unless something is wrong. */
function finish(
  fleet: Fleet,
  { images, environments, problems, lines }: Step,
  {
    before,
    file,
    out,
    isLook,
  }: { readonly before: Versions; readonly file: string; readonly out: string; readonly isLook: boolean },
): number {
  if (problems.length > 0) {
    printProblems(sortProblems(problems));
    return exitCode.errors;
  }
  print(lines.join('\n'));
  if (environments.length === 0) return exitCode.clean;
  const { text, problems: found } = consequencesOf(fleet, { before, after: images }, environments, out);
  process.stdout.write(`\n${printableLines(text)}\n`);
  printProblems(sortProblems(found));
  if (found.some(isError)) return exitCode.errors;
  if (isLook) return exitCode.clean;
  writeFileSync(`${file}~`, versionsText({ ...before, images }));
  renameSync(`${file}~`, file);
  say(`${relative('', file)} written; "plainsail synth" renders it`);
  return exitCode.clean;
}

const usage = (message: string, hint: string) => new UsageError([problem('promotion', message, { hint })]);
