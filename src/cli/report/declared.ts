import { cents } from '../../cost/amount.js';
import { Costs } from '../../cost/costs.js';
import { costOf } from '../../cost/environment-cost.js';
import { consequencesOf } from '../../diff/consequences.js';
import { cost } from '../../diff/cost.js';
import { type Cluster, grouped } from '../../diff/grouped.js';
import type { Fleet } from '../../fleet/fleet.js';
import { Graph } from '../../graph/graph.js';
import { type Problem, sortProblems } from '../../problem.js';
import { changesReport, fieldsOfChanges } from '../../report/model/changes.js';
import { environmentReport } from '../../report/model/environment.js';
import type { Report, ReportEnvironment } from '../../report/model/report.js';
import { environmentProblems } from '../../synth/environment-problems.js';
import { visitEnvironments } from '../../synth/environments.js';
import { GatedNamespaces } from '../../synth/gated-namespaces.js';
import { SharedObjects } from '../../synth/shared-objects.js';
import { rendersOf } from '../diff/declared.js';
import type { Side } from '../diff/sides.js';
import { declaredPages } from './places.js';

/** Which declared systems, and what they are compared with. */
export interface DeclaredRequest {
  readonly environment: string | undefined;
  readonly previous: Side | undefined;
  readonly definitions: Graph | undefined;
  readonly today: string;
}

/** A report, and the problems of what could not be part of it. */
export interface Reported {
  readonly report: Report;
  readonly problems: readonly Problem[];
}

/** The report of the declared systems, each environment as a cluster of its own. */
export function reportOfFleet(fleet: Fleet, title: string, request: DeclaredRequest): Reported {
  const { environment, previous, definitions, today } = request;
  const before = previous && rendersOf(previous, definitions);
  const pages = declaredPages();
  const clusters = { shared: new SharedObjects(fleet), gated: new GatedNamespaces(fleet) };
  const costs = fleet.prices && new Costs(fleet.prices);
  const environments: ReportEnvironment[] = [];
  const changed: Cluster[] = [];
  const fields = new Map<object, ReturnType<typeof fieldsOfChanges>>();
  const refused = visitEnvironments(fleet, { environment, definitions }, (each, graph) => {
    const { name, tier, cluster } = each;
    const { problems, report } = environmentProblems(each, graph, {
      ...clusters,
      facts: { definitions },
      selection: { today },
    });
    costs?.enter(each, graph);
    const was = before && (before.get(name) ?? new Graph([]));
    environments.push(
      environmentReport(
        graph,
        {
          name,
          tier,
          kubernetes: cluster.kubernetes,
          platform: cluster.delivery?.platform,
          problems: sortProblems(problems),
          waived: report.waived,
          costs: fleet.prices && costOf(graph, each, fleet.prices).lines,
          previous: was,
        },
        pages,
      ),
    );
    if (!was) return;
    const pair = { previous: was, next: graph, definitions, kubernetes: cluster.kubernetes };
    const money = fleet.prices ? [...cost(pair, each, fleet.prices)] : [];
    changed.push({ name, consequences: [...consequencesOf(pair), ...money] });
    fields.set(graph, fieldsOfChanges(was, graph));
  });
  const money = costs?.report({ complete: environment === undefined });
  const report: Report = {
    version: 1,
    title,
    from: previous?.name,
    prices: money && {
      currency: money.prices.currency,
      date: money.prices.date,
      source: money.prices.source,
    },
    budgets: (money?.budgets ?? []).map(({ system, name, environments: of, monthly, cost: spent, over }) => ({
      system,
      name,
      environments: of,
      monthly,
      typical: cents(spent.typical),
      over: cents(over),
    })),
    environments,
    changes: changesReport(grouped(changed), new Map([...fields.values()].flatMap(each => [...each])), pages.placeOf),
  };
  return { report, problems: refused };
}
