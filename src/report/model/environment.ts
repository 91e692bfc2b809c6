import { redactionOf } from '../../checks/redact.js';
import type { CheckReport } from '../../checks/registry.js';
import { unreadIn } from '../../connectivity/unread.js';
import type { CostLine } from '../../cost/line.js';
import type { Graph } from '../../graph/graph.js';
import { withoutLeaks } from '../../leaks/scan.js';
import type { Problem } from '../../problem.js';
import { alertsIn, type RunbookOf } from './alerts.js';
import { marked } from './changed-nodes.js';
import { findingsIn, type PageOf, waiversIn } from './findings.js';
import { eachShown } from './hidden.js';
import { assumptionsIn, exposuresIn, imagesIn, permissionsIn } from './inventory.js';
import { objectivesIn } from './objectives.js';
import type { PlaceOf } from './place.js';
import type { ReportEnvironment } from './report.js';
import { systemsIn } from './systems.js';
import { topologyOf } from './topology.js';
import { workloadsIn } from './workloads.js';

/** What is known of a cluster besides its graph. */
export interface Surroundings {
  readonly name: string;
  readonly tier?: string | undefined;
  readonly kubernetes?: string | undefined;
  /** Systems that come before all others. @default none */
  readonly platform?: readonly string[] | undefined;
  readonly problems: readonly Problem[];
  readonly waived: CheckReport['waived'];
  /** @default none: nothing is known of prices */
  readonly costs?: readonly CostLine[] | undefined;
  /** What the cluster has now. @default nothing is compared */
  readonly previous?: Graph | undefined;
}

/** How things lead to their pages. */
export interface Pages {
  readonly placeOf: PlaceOf;
  readonly checkPage: PageOf;
  readonly runbookOf: RunbookOf;
}

const blot = '•••';

/** Everything that the report says of one cluster, as plain data without any value of a secret. */
export function environmentReport(graph: Graph, about: Surroundings, pages: Pages): ReportEnvironment {
  const { name, tier, kubernetes, platform = [], problems, waived, costs = [], previous } = about;
  const { placeOf, checkPage, runbookOf } = pages;
  const now = topologyOf(graph, placeOf);
  const topology = previous ? marked(now, previous, graph, placeOf) : now;
  const report: ReportEnvironment = {
    name,
    tier,
    kubernetes,
    objects: graph.objects.length,
    systems: systemsIn(graph, platform, costs),
    nodes: topology.nodes,
    edges: topology.edges,
    objectives: objectivesIn(graph, placeOf),
    alerts: alertsIn(graph, placeOf, runbookOf),
    workloads: workloadsIn(graph, placeOf),
    findings: findingsIn(graph, problems, placeOf, checkPage),
    waivers: waiversIn(graph, waived, placeOf, checkPage),
    images: imagesIn(graph, placeOf),
    exposures: exposuresIn(graph, topology, placeOf),
    permissions: permissionsIn(graph, placeOf),
    assumptions: assumptionsIn(graph, placeOf),
    unread: unreadIn(graph).map(({ consequence }) => consequence),
  };
  const { text } = redactionOf(graph);
  return eachShown(report, each => withoutLeaks(text(each), blot));
}
