import { normalize } from 'node:path';
import { checkGraph } from '../../checks/registry.js';
import { projectDefaults } from '../../defaults/project.js';
import { consequencesOf } from '../../diff/consequences.js';
import { type Cluster, grouped } from '../../diff/grouped.js';
import type { Graph } from '../../graph/graph.js';
import { alternatives, problem, UsageError } from '../../problem.js';
import { readSources } from '../../read/files.js';
import { changesReport, fieldsOfChanges } from '../../report/model/changes.js';
import { environmentReport } from '../../report/model/environment.js';
import { type ClusterPair, clusterPairs } from '../diff/clusters.js';
import type { Side } from '../diff/sides.js';
import type { DeclaredRequest, Reported } from './declared.js';
import { filePages } from './places.js';

/**
 * The report of manifests of any tool, each cluster by itself.
 * @throws UsageError for an environment that no folder is
 */
export function reportOfFiles(paths: readonly string[], title: string, request: DeclaredRequest): Reported {
  const { environment, previous, definitions, today } = request;
  const next: Side = { sources: readSources(paths), roots: paths.map(path => normalize(path)), name: paths.join(', ') };
  const nothing: Side = { sources: [], roots: next.roots, name: '' };
  const { clusters, problems } = clusterPairs(previous ?? nothing, next, { definitions, each: true });
  const chosen = chosenOf(clusters, environment);
  const pages = filePages();
  const changed: Cluster[] = [];
  const fields = chosen.flatMap(({ name, previous: was, next: graph }) => {
    if (!previous) return [];
    changed.push({
      name,
      consequences: consequencesOf({
        previous: was,
        next: graph,
        definitions,
        kubernetes: projectDefaults().assumedKubernetes,
      }),
    });
    return [...fieldsOfChanges(was, graph)];
  });
  const environments = chosen.map(({ name, previous: was, next: graph }) => {
    const found = checked(graph, definitions, today);
    const about = { name, ...found, previous: previous && was };
    return environmentReport(graph, about, pages);
  });
  const report = {
    version: 1 as const,
    title,
    from: previous?.name,
    budgets: [],
    environments,
    changes: changesReport(grouped(changed), new Map(fields), pages.placeOf),
  };
  return { report, problems };
}

const checked = (graph: Graph, definitions: Graph | undefined, today: string) =>
  checkGraph(graph, { kubernetes: projectDefaults().assumedKubernetes, definitions }, { today });

function chosenOf(clusters: readonly ClusterPair[], environment: string | undefined): readonly ClusterPair[] {
  if (environment === undefined) return clusters;
  const named = clusters.filter(({ name }) => name === environment || name.endsWith(`/${environment}`));
  if (named.length > 0) return named;
  const known = clusters.flatMap(({ name }) => (name ? [name] : []));
  const hint = known.length > 0 ? `They are ${alternatives(known)}.` : 'All of these manifests are of one cluster.';
  throw new UsageError([
    problem('unknown-environment', `no folder of these manifests is an environment "${environment}"`, { hint }),
  ]);
}
