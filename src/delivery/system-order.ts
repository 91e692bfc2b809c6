import { externalUnits, type KnownUnit } from '../graph/external.js';
import type { Graph } from '../graph/graph.js';
import { perGraph } from '../graph/per-graph.js';
import { sourceOf } from '../intent/source.js';
import { formatObject, type ObjectName, type Problem, problem } from '../problem.js';
import { needsIn, outsideNeeds } from './needs.js';

/** A system that comes after another, and everything that makes it so. */
export interface SystemNeed {
  readonly before: string;
  readonly after: string;
  readonly reasons: readonly string[];
}

/** Which system of a graph has to be there before which: what others need by name or call, and the platform. */
export const systemNeeds = (graph: Graph, platform: readonly string[]): readonly SystemNeed[] => {
  const found = new Map<string, { before: string; after: string; reasons: string[] }>();
  const add = (before: string, after: string, reason: string) => {
    const key = JSON.stringify([before, after]);
    const need = found.get(key) ?? { before, after, reasons: [] };
    found.set(key, need);
    if (!need.reasons.includes(reason)) need.reasons.push(reason);
  };
  for (const { before, after, reason } of derived(graph)) add(before, after, reason);
  for (const before of platform)
    for (const after of systemsOf(graph))
      if (after !== before && !platform.includes(after)) add(before, after, `${before} is of the platform`);
  return [...found.values()];
};

const derived = perGraph(graph => {
  const systems = new Map(graph.intents('unit').map(({ by, value }) => [by, value.system]));
  const asked = graph.intents('other').flatMap(({ by, value }) => {
    const before = systems.get(value.system);
    const after = systems.get(by);
    if (before === undefined || after === undefined || before === after) return [];
    return [{ before, after, reason: `${after} asks for it with other()${at(sourceOf(by))}` }];
  });
  const awaited = declaredUnits(graph).flatMap(({ after, unit: { by, object } }) => {
    const before = object?.unit?.system;
    if (before === undefined || before === after) return [];
    return [{ before, after, reason: `${after} waits for ${formatObject(object)} with external()${at(sourceOf(by))}` }];
  });
  const needed = needsIn(graph).flatMap(({ before, after, why }) => {
    const [first, then] = [before.unit?.system, after.unit?.system];
    if (first === undefined || then === undefined || first === then) return [];
    return [{ before: first, after: then, reason: `${formatObject(after)} needs ${formatObject(before)}: ${why}` }];
  });
  return [...asked, ...awaited, ...needed];
});

/** The external units of a graph, each with the system that declares it. */
const declaredUnits = perGraph((graph): readonly { readonly after: string; readonly unit: KnownUnit }[] => {
  const units = graph.intents('unit');
  return externalUnits(graph).flatMap(unit => {
    const own = units.find(({ by }) => unit.by.node.scopes.includes(by));
    return own ? [{ after: own.value.system, unit }] : [];
  });
});

/** A system that waits for what another repository applies, and everything that makes it so. */
export interface OutsideWait {
  readonly unit: ObjectName;
  readonly after: string;
  readonly reasons: readonly string[];
}

/** Which system waits for which external unit: that it declares, or that brings what it needs. */
export const outsideWaits = perGraph((graph): readonly OutsideWait[] => {
  const found = new Map<string, OutsideWait & { readonly reasons: string[] }>();
  const add = ({ unit }: KnownUnit, after: string, reason: string) => {
    const key = JSON.stringify([unit.apiVersion, unit.kind, unit.namespace, unit.name, after]);
    const wait = found.get(key) ?? { unit, after, reasons: [] };
    found.set(key, wait);
    if (!wait.reasons.includes(reason)) wait.reasons.push(reason);
  };
  for (const { after, unit } of declaredUnits(graph))
    if (!unit.object) add(unit, after, `${after} waits for it with external()${at(sourceOf(unit.by))}`);
  for (const { before, after, why } of outsideNeeds(graph))
    if (after.unit) add(before, after.unit.system, `${formatObject(after)} needs it: ${why}`);
  return [...found.values()];
});

const at = (source: string | undefined): string => (source === undefined ? '' : ` at ${source}`);

/** The systems of a graph, in declared order. */
export const systemsOf: (graph: Graph) => readonly string[] = perGraph(graph => [
  ...new Set(graph.objects.flatMap(({ unit }) => unit?.system ?? [])),
]);

/** How many systems come before each one, one after another; and what is wrong where they wait for each other. */
export function ranksOf(
  systems: readonly string[],
  needs: readonly SystemNeed[],
): { readonly ranks: ReadonlyMap<string, number>; readonly problems: readonly Problem[] } {
  const ranks = new Map<string, number>();
  const circles = new Map<string, Problem>();
  const visit = (system: string, trail: readonly SystemNeed[]): number => {
    const start = trail.findIndex(({ after }) => after === system);
    if (start >= 0) {
      const circle = circleProblem(trail.slice(start));
      circles.set(circle.message, circle);
      return 0;
    }
    const known = ranks.get(system);
    if (known !== undefined) return known;
    const ahead = needs.filter(({ after }) => after === system);
    const rank = Math.max(0, ...ahead.map(need => visit(need.before, [...trail, need]) + 1));
    ranks.set(system, rank);
    return rank;
  };
  for (const system of systems) visit(system, []);
  return { ranks, problems: [...circles.values()] };
}

function circleProblem(circle: readonly SystemNeed[]): Problem {
  const lines = circle.map(
    ({ before, after, reasons }) => `${after} after ${before} (${reasons.slice(0, 2).join('; ')})`,
  );
  return problem('delivery-circle', `systems wait for each other: ${lines.join(', ')}.`, {
    hint: 'Take one of these needs back: pass what one of them needs as a value, or let it come from the platform.',
  });
}
