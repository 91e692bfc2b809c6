import type { Graph } from '../graph/graph.js';
import type { GraphObject } from '../graph/object.js';
import { gitops } from '../intent/gitops.js';
import { alternatives, didYouMean, formatObject, problem, UsageError } from '../problem.js';
import { needsIn } from './needs.js';
import { type Stage, stagesOf } from './stages.js';
import { type OutsideWait, outsideWaits, ranksOf, type SystemNeed, systemNeeds, systemsOf } from './system-order.js';

/** A system in the order of its environment. */
export interface OrderedSystem {
  readonly system: string;
  /** How many systems come before it, one after another. */
  readonly rank: number;
  readonly after: readonly SystemNeed[];
  /** What another repository applies and it waits for. */
  readonly outside: readonly OutsideWait[];
  readonly stages: readonly Stage[];
}

/** What is delivered after what: systems by rank, each in its stages. */
export function orderOf(graph: Graph, platform: readonly string[] = []): readonly OrderedSystem[] {
  const systems = systemsOf(graph).filter(system => system !== gitops);
  const needs = systemNeeds(graph, platform);
  const { ranks } = ranksOf(systems, needs);
  return systems
    .map(system => ({
      system,
      rank: ranks.get(system) ?? 0,
      after: needs.filter(({ after }) => after === system),
      outside: outsideWaits(graph).filter(({ after }) => after === system),
      stages: stagesOf(graph.objects.filter(({ unit }) => unit?.system === system)),
    }))
    .sort((a, b) => a.rank - b.rank || (a.system < b.system ? -1 : 1));
}

/**
 * Why one object or system waits for another, line by line.
 * @param names objects as `Deployment/api` or `Deployment shop/api`, or systems
 * @throws UsageError for a name that nothing in the graph has
 */
export function explainOrder(
  graph: Graph,
  order: readonly OrderedSystem[],
  names: readonly [string, string],
): string[] {
  const outside = outsideLines(graph, order, names);
  if (outside) return outside;
  const [a, b] = names.map(name => partOf(graph, order, name)) as [Part, Part];
  const place = (part: Part) => [part.system.rank, part.object ? stageOf(part) : -1] as const;
  if (a.system === b.system) {
    const [first, then] = place(a)[1] <= place(b)[1] ? [a, b] : [b, a];
    if (place(a)[1] === place(b)[1]) return [`${a.name} and ${b.name} are delivered together.`, ...chain(graph, a, b)];
    const stage = (part: Part) => part.system.stages[stageOf(part)]?.name ?? 'all stages';
    return [
      `${then.name} (stage ${stage(then)}) waits for ${first.name} (stage ${stage(first)}) of ${a.system.system}.`,
      ...chain(graph, first, then),
    ];
  }
  for (const [first, then] of [
    [a, b],
    [b, a],
  ] as const) {
    const way = systemWay(order, first.system.system, then.system.system);
    if (way)
      return [
        `${then.name} waits for ${first.name}: ${then.system.system} comes after ${first.system.system}.`,
        ...way,
      ];
  }
  return [
    `${a.name} and ${b.name} do not wait for each other: neither ${a.system.system} nor ${b.system.system} needs the other.`,
  ];
}

/** The same where one of both is applied by another repository. */
function outsideLines(
  graph: Graph,
  order: readonly OrderedSystem[],
  names: readonly [string, string],
): string[] | undefined {
  const isNamed = ({ unit }: OutsideWait, name: string) =>
    name === formatObject(unit) || name === `${unit.kind}/${unit.name}`;
  const waits = order.flatMap(({ outside }) => outside);
  const unit = names.find(name => waits.some(wait => isNamed(wait, name)));
  const other = names.find(name => name !== unit);
  if (unit === undefined || other === undefined) return undefined;
  const { name, system } = partOf(graph, order, other);
  const wait = system.outside.find(each => isNamed(each, unit));
  if (wait) {
    const own = `  ${system.system} after ${formatObject(wait.unit)}: `;
    return [`${name} waits for ${formatObject(wait.unit)}.`, ...wait.reasons.map(reason => own + reason)];
  }
  const behind = waits.find(each => isNamed(each, unit) && systemWay(order, each.after, system.system));
  if (!behind) return [`${name} does not wait for ${unit}: nothing of ${system.system} needs it.`];
  return [
    `${name} waits for ${unit}: ${behind.after} waits for it, and ${system.system} comes after ${behind.after}.`,
    ...(systemWay(order, behind.after, system.system) ?? []),
  ];
}

interface Part {
  readonly name: string;
  readonly system: OrderedSystem;
  readonly object?: GraphObject;
}

const stageOf = ({ system, object }: Part): number =>
  system.stages.findIndex(({ objects }) => objects.includes(object!));

function partOf(graph: Graph, order: readonly OrderedSystem[], name: string): Part {
  const system = order.find(each => each.system === name);
  if (system) return { name, system };
  const object = graph.objects.find(each => name === formatObject(each) || name === `${each.kind}/${each.name}`);
  const owner = object && order.find(each => each.system === object.unit?.system);
  if (object && owner) return { name: formatObject(object), system: owner, object };
  const known = [...order.map(each => each.system), ...graph.objects.map(each => `${each.kind}/${each.name}`)];
  throw new UsageError([
    problem('unknown-object', `nothing is named "${name}".${didYouMean(name, known)}`, {
      hint: `Name an object, "Deployment/api", or a system: ${alternatives(order.map(each => each.system))}.`,
    }),
  ]);
}

/** The needs that lead from one object to another, if any do. */
function chain(graph: Graph, { object: first }: Part, { object: then }: Part): string[] {
  if (!first || !then) return [];
  const needs = needsIn(graph);
  const reached = new Map<GraphObject, string[]>([[first, []]]);
  for (const [object, lines] of reached)
    for (const { before, after, why } of needs)
      if (before === object && !reached.has(after))
        reached.set(after, [...lines, `  ${formatObject(after)} after ${formatObject(before)}: ${why}`]);
  return reached.get(then) ?? ['  by their waves: accounts, configuration and policies, stores, jobs, what serves'];
}

function systemWay(order: readonly OrderedSystem[], first: string, then: string): string[] | undefined {
  const reached = new Map<string, string[]>([[first, []]]);
  for (const [system, lines] of reached)
    for (const { before, after, reasons } of order.flatMap(each => each.after))
      if (before === system && !reached.has(after))
        reached.set(after, [...lines, ...reasons.map(reason => `  ${after} after ${before}: ${reason}`)]);
  return reached.get(then);
}
