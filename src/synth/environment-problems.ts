import type { Finder } from '../checks/findings.js';
import { type CheckReport, checkGraph } from '../checks/registry.js';
import type { Environment } from '../environment/environment.js';
import type { Graph } from '../graph/graph.js';
import type { Problem } from '../problem.js';
import type { SynthRequest } from './request.js';
import type { Clusters } from './shared-objects.js';

/** Everything that is wrong with an environment: what its declarations say, what its cluster has already, what checks find. */
export function judge(
  graph: Graph,
  environment: Environment,
  clusters: Clusters,
  { today, definitions }: Pick<SynthRequest, 'today' | 'definitions'>,
  finder?: Finder,
): { readonly problems: readonly Problem[]; readonly report: CheckReport } {
  const declared = graph.intents('problem').map(({ value }) => value);
  const repeated = clusters.enter(environment, graph);
  const { kubernetes, prometheus } = environment.cluster;
  const context = { kubernetes, prometheusRetention: prometheus?.retention, tier: environment.tier, definitions };
  const report = checkGraph(graph, context, today === undefined ? {} : { today }, finder);
  return { problems: [...declared, ...repeated, ...report.problems], report };
}
