import { normalize } from 'node:path';
import { checkGraph } from '../../checks/registry.js';
import { projectDefaults } from '../../defaults/project.js';
import { consequencesOf } from '../../diff/consequences.js';
import { type Cluster, grouped } from '../../diff/grouped.js';
import { Graph } from '../../graph/graph.js';
import { readSources } from '../../read/files.js';
import { readManifests } from '../../read/manifests.js';
import { changesReport, fieldsOfChanges } from '../../report/model/changes.js';
import { environmentReport } from '../../report/model/environment.js';
import { environmentsIn } from '../check/files.js';
import { type ClusterPairs, chosenOf, clusterPairs } from '../diff/clusters.js';
import { rendersOf } from '../diff/declared.js';
import type { Side } from '../diff/sides.js';
import type { DeclaredRequest, Reported } from './declared.js';
import { filePages } from './places.js';

/**
 * The report of manifests of any tool, each cluster by itself.
 * @throws UsageError for an environment that no folder is
 */
export function reportOfFiles(paths: readonly string[], title: string, request: DeclaredRequest): Reported {
  const { environment, previous, definitions, today } = request;
  const next: Side = {
    sources: [...readSources(paths)],
    roots: paths.map(path => normalize(path)),
    name: paths.join(', '),
  };
  const { clusters, problems } = clustersOf(previous ?? { ...next, sources: [], name: '' }, next, definitions);
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

/** A folder that plainsail rendered has an environment in each of its folders; others are divided by what is in them. */
function clustersOf(previous: Side, next: Side, definitions: Graph | undefined): ClusterPairs {
  const [root, ...others] = next.roots;
  if (root === undefined || others.length > 0 || environmentsIn(root).length === 0)
    return clusterPairs(previous, next, { definitions, each: true });
  const [was, is] = [previous, next].map(side => rendersOf(side, definitions));
  const clusters = [...(is ?? [])].map(([name, graph]) => ({
    name,
    previous: was?.get(name) ?? new Graph([]),
    next: graph,
  }));
  return { clusters, problems: readManifests(next.sources, definitions).problems };
}

const checked = (graph: Graph, definitions: Graph | undefined, today: string) =>
  checkGraph(graph, { kubernetes: projectDefaults().assumedKubernetes, definitions }, { today });
