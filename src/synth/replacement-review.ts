import { compareRenders } from '../compare/compare.js';
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
  const environments = [...new Set([...before.keys()].map(environmentOf))].sort();
  const read = environments.map(environment => ({
    previous: readManifests(manifestsOf(before, environment, out), definitions),
    next: readManifests(manifestsOf(after, environment, out), definitions),
  }));
  const unreadable = read.flatMap(({ previous }) => previous.problems).map(notCompared);
  const renders = read.map(({ previous, next }, i) => {
    const rewritten = { before, after, previous: previous.graph, next: next.graph };
    const environment = environments[i]!;
    const { deletions, kubernetes } = clusters?.get(environment) ?? {};
    return { ...rewritten, definitions, kubernetes, more: deliveryChanges(rewritten, environment, deletions) };
  });
  return sortProblems([...compareRenders(renders, accepted), ...unreadable]);
}

/** What the clusters of a fleet take, by environment. */
export const limitsOf = ({ environments }: Fleet): ReadonlyMap<string, ClusterLimits> =>
  new Map(
    environments.map(({ name, cluster: { delivery, kubernetes } }) => [
      name,
      { deletions: delivery?.deletions, kubernetes },
    ]),
  );

const environmentOf = (path: string): string => path.slice(0, path.indexOf('/'));

/** Manifests that a delivery tool applies: neither templates nor files of other kinds. */
function* manifestsOf(files: ReadonlyMap<string, string>, environment: string, out: string): Iterable<SourceText> {
  for (const [path, text] of files) {
    const isApplied = path.endsWith('.yaml') && !path.includes('/templates/');
    if (isApplied && environmentOf(path) === environment) yield { file: `${out}/${path}`, text };
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
