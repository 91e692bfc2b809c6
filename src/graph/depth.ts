import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { ProblemError, problem } from '../problem.js';
import { append } from './append.js';

/**
 * How many objects have to be there before each one, by the dependencies that were declared between constructs:
 * a construct that depends on another comes after everything in it. Empty when nothing depends on anything.
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
  for (const construct of dependent) {
    for (const before of construct.node.dependencies) if (number.has(before)) edge(close(before), open(construct));
  }

  const depths = new Int32Array(waiting.length);
  const ready = [...waiting.keys()].filter(gate => waiting[gate] === 0);
  for (const gate of ready) {
    // Passing an object is a step; passing a group is none.
    const step = gate % 2 === 0 && ApiObject.isApiObject(constructs[gate / 2]) ? 1 : 0;
    for (const after of next.get(gate) ?? []) {
      depths[after] = Math.max(depths[after]!, depths[gate]! + (after === gate + 1 ? step : 0));
      if (--waiting[after]! === 0) ready.push(after);
    }
  }
  if (ready.length < waiting.length) refuseCircle(constructs.filter(construct => waiting[open(construct)]! > 0));
  return new Map(constructs.map(construct => [construct, depths[open(construct)]!]));
}

function refuseCircle(constructs: readonly IConstruct[]): never {
  const paths = constructs.filter(({ node }) => node.dependencies.length > 0).map(({ node }) => node.path);
  throw new ProblemError([
    problem('dependency-circle', `these constructs wait for each other: ${paths.join(', ')}.`, {
      hint: 'Take one of the dependencies back.',
    }),
  ]);
}
