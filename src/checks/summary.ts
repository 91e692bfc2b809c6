import { declaresConnections } from '../connectivity/grant.js';
import { workloadsOf } from '../connectivity/workloads.js';
import type { Graph } from '../graph/graph.js';
import { groupOf } from '../manifest/group.js';
import type { Problem } from '../problem.js';
import { type CheckReport, selectChecks } from './registry.js';
import type { Waived } from './waivers.js';

/** What a run came to for one system. */
export interface Summary {
  readonly objects: number;
  /** How many checks ran. */
  readonly checks: number;
  readonly warnings: number;
  /** Findings that a waiver accepts. */
  readonly waived: readonly Waived[];
  /** Pairs of workloads, the first of this system, of which policies were proved to allow what was declared and no more. */
  readonly pairs: number;
}

/** Sums up a system of a graph. Warnings of declarations count as well. */
export function summaryOf(graph: Graph, { problems, waived }: CheckReport, system: string): Summary {
  const isOurs = ({ object }: Problem): boolean => {
    if (!object) return false;
    const { apiVersion, kind, namespace, name } = object;
    return graph.get(groupOf(apiVersion), kind, namespace, name)?.unit?.system === system;
  };
  const warned = [...problems.filter(isOurs), ...declaredIn(graph, system)].filter(each => each.severity === 'warning');
  return {
    objects: graph.objects.filter(({ unit }) => unit?.system === system).length,
    checks: selectChecks().length,
    warnings: warned.length,
    waived: waived.filter(({ problem }) => isOurs(problem)),
    pairs: provedFrom(graph, system),
  };
}

function declaredIn(graph: Graph, system: string): readonly Problem[] {
  const units = graph.intents('unit').filter(({ value }) => value.system === system);
  const isBelow = (by: (typeof units)[number]['by']) => units.some(unit => by.node.scopes.includes(unit.by));
  return graph.intents('problem').flatMap(({ by, value }) => (isBelow(by) ? [value] : []));
}

function provedFrom(graph: Graph, system: string): number {
  if (!declaresConnections(graph)) return 0;
  const workloads = workloadsOf(graph);
  return workloads.filter(({ object }) => object.unit?.system === system).length * workloads.length;
}
