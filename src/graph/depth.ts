import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { sourceOf } from '../intent/source.js';
import { listed, ProblemError, problem } from '../problem.js';
import { append } from './append.js';

/**
 * How many objects have to be there before each one, by the dependencies that were declared between constructs:
 * a construct that depends on another comes after everything in it; on something inside of it, the rest of it does; on
 * what it is in, it comes after the rest of that. Empty when nothing depends on anything.
 * Linear: each construct has a gate before and one after it, so that a dependency is one edge, whatever is on its ends.
 * @throws ProblemError when constructs depend on each other in a circle
 */
export function depthsOf(constructs: readonly IConstruct[]): ReadonlyMap<IConstruct, number> {
  const dependent = constructs.filter(({ node }) => node.dependencies.length > 0);
  if (dependent.length === 0) return new Map();

  const number = new Map(constructs.map((construct, i) => [construct, i]));
  const open = (construct: IConstruct) => 2 * number.get(construct)!;
  const close = (construct: IConstruct) => 2 * number.get(construct)! + 1;
  const next = new Map<number, number[]>();
  const waiting = new Int32Array(2 * constructs.length);
  const edge = (from: number, to: number) => {
    append(next, from, to);
    waiting[to]!++;
  };
  for (const construct of constructs) {
    edge(open(construct), close(construct));
    const { scope } = construct.node;
    if (!scope || !number.has(scope)) continue;
    edge(open(scope), open(construct));
    edge(close(construct), close(scope));
  }
  const declared = dependent.flatMap(construct =>
    construct.node.dependencies.filter(before => number.has(before)).map(before => ({ construct, before })),
  );
  for (const each of declared) for (const [first, then] of waits(each)) edge(close(first), open(then));

  const depths = new Int32Array(waiting.length);
  const ready = [...waiting.keys()].filter(gate => waiting[gate] === 0);
  for (const gate of ready) {
    // Passing an object is a step; passing a group is not.
    const step = gate % 2 === 0 && ApiObject.isApiObject(constructs[gate / 2]) ? 1 : 0;
    for (const after of next.get(gate) ?? []) {
      depths[after] = Math.max(depths[after]!, depths[gate]! + (after === gate + 1 ? step : 0));
      if (--waiting[after]! === 0) ready.push(after);
    }
  }
  if (ready.length < waiting.length) {
    const stuck = circles(waiting, next);
    throwCircle(declared.filter(each => waits(each).some(([a, b]) => stuck.has(close(a)) && stuck.has(open(b)))));
  }
  return new Map(constructs.map(construct => [construct, depths[open(construct)]!]));
}

interface Dependency {
  readonly construct: IConstruct;
  readonly before: IConstruct;
}

/** What has to be there before what. */
function waits({ construct, before }: Dependency): readonly (readonly [first: IConstruct, then: IConstruct])[] {
  if (construct !== before && liesIn(before, construct)) return rest(construct, before).map(each => [before, each]);
  if (construct !== before && liesIn(construct, before)) return rest(before, construct).map(each => [each, construct]);
  return [[before, construct]];
}

const liesIn = (inner: IConstruct, outer: IConstruct) => inner.node.scopes.includes(outer);

/** What is in `outer` beside `inner`. An object around it cannot be told from what it contains: that is a circle. */
function rest(outer: IConstruct, inner: IConstruct): readonly IConstruct[] {
  const { scope } = inner.node;
  if (inner === outer || !scope) return [];
  const around = ApiObject.isApiObject(scope) ? [scope] : [];
  return [...around, ...scope.node.children.filter(child => child !== inner), ...rest(outer, scope)];
}

/** The gates on circles and between them; the others that were not reached only wait for these. */
function circles(waiting: Int32Array, next: ReadonlyMap<number, readonly number[]>): ReadonlySet<number> {
  const gates = new Set([...waiting.keys()].filter(gate => waiting[gate]! > 0));
  for (let before = Number.POSITIVE_INFINITY; gates.size < before; ) {
    before = gates.size;
    for (const gate of [...gates].reverse()) if (!next.get(gate)?.some(after => gates.has(after))) gates.delete(gate);
  }
  return gates;
}

function throwCircle(circle: readonly Dependency[]): never {
  const arrows = circle.map(({ construct, before }) => `${construct.node.path} after ${before.node.path}`);
  throw new ProblemError([
    problem('dependency-circle', `these dependencies make a circle: ${listed(arrows, 10)}.`, {
      hint: 'Take one of them back.',
      source: circle[0] && sourceOf(circle[0].construct),
    }),
  ]);
}
