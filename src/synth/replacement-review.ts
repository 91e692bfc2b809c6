import { compareRenders, type Renders } from '../compare/compare.js';
import { deliveryChanges } from '../delivery/review/changes.js';
import type { Fleet } from '../fleet/fleet.js';
import type { Graph } from '../graph/graph.js';
import { type Problem, sortProblems } from '../problem.js';
import { readManifests, type SourceText } from '../read/manifests.js';
import type { Replacement } from '../write/index.js';

/** What one cluster takes. */
export interface ClusterLimits {
  /** How many objects may go in one write. @default any number */
  readonly deletions?: number | undefined;
  /** Its version: `1.35`. @default unknown */
  readonly kubernetes?: string | undefined;
}

/** What is known of the clusters. */
export interface ReviewFacts {
  /** Custom resource definitions that they have and no system renders. @default none */
  readonly definitions?: Graph | undefined;
  /** What the fleet says of the cluster of each environment. @default nothing */
  readonly clusters?: ReadonlyMap<string, ClusterLimits>;
}

/**
 * What a write would do to clusters that have what the output directory holds. Only files that change are read: of an
 * object that stays as it is or is new, nothing can be lost. Each environment is a cluster of its own.
 * @param out the output directory, as problems name it
 * @param accepted what is meant, as `compareRenders` takes it, and `deletions/production`
 */
export function reviewReplacement(
  { before, after }: Replacement,
  out: string,
  accepted: readonly string[],
  { definitions, clusters }: ReviewFacts = {},
): readonly Problem[] {
  const unreadable: Problem[] = [];
  const [previousPaths, nextPaths] = [byEnvironment(before), byEnvironment(after)];
  /** One after another, so that the objects of a single environment are in memory. */
  function* renders(): Iterable<Renders> {
    for (const environment of [...previousPaths.keys()].sort()) {
      const texts = {
        before: textsOf(before, previousPaths, environment),
        after: textsOf(after, nextPaths, environment),
      };
      const previous = readManifests(manifestsIn(texts.before, out), definitions);
      const next = readManifests(manifestsIn(texts.after, out), definitions);
      unreadable.push(...previous.problems.map(notCompared));
      const rewritten = { ...texts, previous: previous.graph, next: next.graph };
      const { deletions, kubernetes } = clusters?.get(environment) ?? {};
      yield { ...rewritten, definitions, kubernetes, more: deliveryChanges(rewritten, environment, deletions) };
    }
  }
  const changes = compareRenders(renders(), accepted);
  return sortProblems([...changes, ...unreadable]);
}

/** What the clusters of a fleet take, by environment. */
export const limitsOf = ({ environments }: Fleet): ReadonlyMap<string, ClusterLimits> =>
  new Map(
    environments.map(({ name, cluster: { delivery, kubernetes } }) => [
      name,
      { deletions: delivery?.deletions, kubernetes },
    ]),
  );

type Files = ReadonlyMap<string, string>;

/** The paths of each environment. */
function byEnvironment(files: Files): ReadonlyMap<string, readonly string[]> {
  const paths = new Map<string, string[]>();
  for (const path of files.keys()) {
    const environment = path.slice(0, path.indexOf('/'));
    const others = paths.get(environment);
    if (others) others.push(path);
    else paths.set(environment, [path]);
  }
  return paths;
}

const textsOf = (files: Files, paths: ReadonlyMap<string, readonly string[]>, environment: string): Files =>
  new Map(paths.get(environment)?.map(path => [path, files.get(path)!]));

/** Manifests that a delivery tool applies: neither templates nor files of other kinds. */
function* manifestsIn(files: Files, out: string): Iterable<SourceText> {
  for (const [path, text] of files) {
    const isApplied = path.endsWith('.yaml') && !path.includes('/templates/');
    if (isApplied) yield { file: `${out}/${path}`, text };
  }
}

/** The next render repairs the file; what it had before the damage is not known. */
const notCompared = (problem: Problem): Problem => ({
  ...problem,
  id: 'not-compared',
  severity: 'warning',
  message: `the previous render cannot be compared with: ${problem.message}`,
  hint: 'Restore the file before synth, or look at the change yourself.',
});
