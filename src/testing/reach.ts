import { isIP } from 'node:net';
import { type AddressRange, covers, parseCidr } from '../connectivity/address.js';
import type { Connection } from '../connectivity/connection.js';
import { connectionsOf } from '../connectivity/connections.js';
import { focusNames, namesOf } from '../connectivity/focus.js';
import type { Graph } from '../graph/graph.js';
import { perGraph } from '../graph/per-graph.js';
import { alternatives, didYouMean } from '../problem.js';

/** Every connection that the policies of a graph allow. */
const allowed = perGraph((graph: Graph) => connectionsOf(graph));

/** The connections from one end to another: a workload, `world` for any address outside, or one IPv4 address. */
export function connectionsBetween(graph: Graph, from: string, to: string): readonly Connection[] {
  return allowed(graph).filter(row => isEnd(row.source, from) && isEnd(row.target, to));
}

/** What an end has connections with, for a failure. */
export const connectionsFrom = (graph: Graph, from: string): readonly string[] =>
  allowed(graph)
    .filter(({ source }) => isEnd(source, from))
    .map(({ target, ports }) => `${target} : ${ports}`);

/** Why a text names no end; undefined where it does, or where something of that name has no connection at all. */
export function unknownEnd(graph: Graph, end: string, workloads: readonly string[]): string | undefined {
  if (end === 'world' || isIP(end) > 0) return undefined;
  const known = new Set([...workloads, ...focusNames(allowed(graph))]);
  return known.has(end)
    ? undefined
    : `there is no workload "${end}".${didYouMean(end, known)} There is ${alternatives(workloads)}.`;
}

const outside = '[External]';

function isEnd(printed: string, named: string): boolean {
  if (!printed.endsWith(outside)) return namesOf(printed).includes(named);
  if (named === 'world') return true;
  const one = addressOf(named);
  const [first, last] = printed.slice(0, -outside.length).split('-').map(addressOf);
  return one !== undefined && first !== undefined && last !== undefined && covers({ ...first, last: last.last }, one);
}

const addressOf = (text: string): AddressRange | undefined => parseCidr(`${text}/${isIP(text) === 6 ? 128 : 32}`);
