import { nothingToAccept } from '../../compare/compare.js';
import type { Section } from '../../diff/consequence.js';
import { allNames, type Grouped, grouped } from '../../diff/grouped.js';
import { diffJson } from '../../diff/print/json.js';
import { diffMarkdown } from '../../diff/print/markdown.js';
import { diffText } from '../../diff/print/text.js';
import { printableLines } from '../../printable.js';
import { formatObject, isError, type Problem, problem, sortProblems, UsageError } from '../../problem.js';
import { readSources } from '../../read/files.js';
import { rendered } from '../check/rendered.js';
import { definitionsIn } from '../definitions.js';
import { exitCode } from '../exit.js';
import { loadFleet } from '../fleet-file.js';
import { printError, printProblems } from '../print.js';
import { hasFleet, outFolder } from '../project.js';
import { differenceOfFleet } from './declared.js';
import { hasFailed } from './fail-on.js';
import { type Difference, differenceOfFiles } from './files.js';
import { usualBase } from './revision.js';
import { placeOf, type Side, sideOf, workingTree } from './sides.js';

export interface DiffOptions {
  readonly from?: string;
  readonly to?: string;
  /** A file of objects of a cluster; `-` is standard input. */
  readonly live?: string;
  readonly environment?: string;
  readonly system?: string;
  readonly failOn: readonly Section[];
  readonly accept: readonly string[];
  readonly kubernetesVersion: string;
  readonly exclude: readonly string[];
  readonly namespace?: string;
  readonly render?: boolean;
  readonly crds?: readonly string[];
  readonly format: 'text' | 'markdown' | 'json';
}

/** Compares, prints, and says how the process ends. */
export async function runDiff(paths: readonly string[], options: DiffOptions): Promise<number> {
  const { accept, failOn, format } = options;
  const { difference, previous } = await compared(paths, options);
  const { clusters, problems } = difference;
  const all = grouped(clusters, accept);
  const environments = allNames(clusters);
  if (format === 'json') process.stdout.write(diffJson(all, environments));
  else if (format === 'markdown') process.stdout.write(diffMarkdown(all, environments));
  else process.stdout.write(printableLines(diffText(all, environments)));
  printProblems([...sortProblems(problems), ...unmet(accept, all)]);
  printError(`compared with ${previous.name}`, 'dim');
  return problems.some(isError) || hasFailed(all, failOn) ? exitCode.errors : exitCode.clean;
}

async function compared(
  paths: readonly string[],
  options: DiffOptions,
): Promise<{ difference: Difference; previous: Side }> {
  const { environment, system, crds, kubernetesVersion: kubernetes, accept, exclude, render, namespace } = options;
  const reading = { exclude, render: render ? rendered : undefined };
  const definitions = definitionsIn(crds);
  if (options.live !== undefined) return ofLive(paths, options.live, options);
  const from = placeOf(options.from ?? usualBase(), '--from');
  if (paths.length === 0 && options.to === undefined && hasFleet()) {
    const previous = sideOf(from, [outFolder()], 'HEAD');
    return {
      difference: differenceOfFleet(await loadFleet(), previous, { environment, system, definitions }),
      previous,
    };
  }
  const named = paths.length > 0 ? paths : ['.'];
  const to = options.to === undefined ? undefined : placeOf(options.to, '--to');
  const next = to ? sideOf(to, named, undefined, reading) : workingTree(named, from, reading);
  const previous = sideOf(from, named, to && 'commit' in to ? to.commit : 'HEAD', reading);
  return {
    difference: differenceOfFiles(previous, next, {
      environment,
      system,
      definitions,
      kubernetes,
      namespace,
      each: accept.length > 0,
    }),
    previous,
  };
}

/** Against what a cluster has, of which the manifests are to be a part. */
function ofLive(paths: readonly string[], live: string, options: DiffOptions) {
  const { environment, system, crds, kubernetesVersion: kubernetes, exclude, namespace } = options;
  if (paths.length === 0)
    throw new UsageError([
      problem('invalid-usage', '--live is compared with manifests', {
        hint: 'Name them: plainsail diff --live live.yaml manifests/.',
      }),
    ]);
  const previous = { sources: readSources([live]), roots: [live], name: live === '-' ? 'standard input' : live };
  const next = { sources: readSources(paths, { exclude }), roots: paths, name: paths.join(', ') };
  const compared = { environment, system, kubernetes, namespace, definitions: definitionsIn(crds), live: true };
  return { difference: differenceOfFiles(previous, next, compared), previous };
}

/** What was accepted and does not happen. */
function unmet(accepted: readonly string[], all: readonly Grouped[]): readonly Problem[] {
  const names = new Set(all.flatMap(({ object }) => [formatObject(object), `${object.kind}/${object.name}`]));
  return accepted.filter(name => !names.has(name)).map(name => nothingToAccept(name, names));
}
