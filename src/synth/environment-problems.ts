import type { CheckContext } from '../checks/check.js';
import { type CheckReport, type CheckSelection, checkGraph } from '../checks/registry.js';
import type { Environment } from '../environment/environment.js';
import { isExample, providedBy } from '../environment/provided.js';
import type { Graph } from '../graph/graph.js';
import { takeNotes } from '../intent/notes.js';
import type { Problem } from '../problem.js';
import { type Engine, fresh } from './engine.js';
import type { GatedNamespaces, Intruder } from './gated-namespaces.js';
import type { SharedObjects } from './shared-objects.js';

/** The facts of an environment that checks need. */
export function contextOf(environment: Environment) {
  const { cluster, tier, props } = environment;
  return {
    kubernetes: cluster.kubernetes,
    prometheusRetention: cluster.prometheus?.retention,
    tier,
    provided: providedBy(environment),
    placeholders: isExample(props.domain) ? ('all' as const) : (props.placeholders ?? []),
  };
}

/** Everything that decides about the problems of an environment besides its graph. */
export interface Examination {
  /** The objects that other environments of its cluster have. */
  readonly shared: SharedObjects;
  /** The namespaces of gated systems. */
  readonly gated: GatedNamespaces;
  /** Facts that the environment itself does not state. @default none */
  readonly facts?: Partial<CheckContext>;
  /** @default the checks of the default profile */
  readonly selection?: CheckSelection;
  /** @default everything is checked anew */
  readonly engine?: Engine;
}

/** All problems of an environment: of its declarations, of objects that another environment has, of checks. */
export function environmentProblems(
  environment: Environment,
  graph: Graph,
  { shared, gated, facts = {}, selection = {}, engine = fresh }: Examination,
): { readonly problems: readonly Problem[]; readonly intruders: readonly Intruder[]; readonly report: CheckReport } {
  const declared = [...takeNotes(), ...graph.intents('problem').map(({ value }) => value)];
  const repeated = shared.enter(environment, graph);
  const intruders = gated.enter(environment, graph);
  const context = { ...facts, ...contextOf(environment) };
  const report = checkGraph(graph, context, selection, engine.finder(environment));
  const problems = [...declared, ...repeated, ...intruders.map(({ problem }) => problem), ...report.problems];
  return { problems, intruders, report };
}
