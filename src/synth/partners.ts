import type { Connection } from '../connectivity/connection.js';
import { connectionsOf } from '../connectivity/connections.js';
import type { PeerGroup } from '../connectivity/peer-group.js';
import { Ports } from '../connectivity/ports.js';
import { provePolicies } from '../connectivity/prove.js';
import { workloadsOf } from '../connectivity/workloads.js';
import { Graph } from '../graph/graph.js';
import { problem } from '../problem.js';
import type { Found } from './found.js';
import type { Committed } from './stand-in.js';

/**
 * Systems that may not be written while others are held back: those that would close a connection that the committed
 * folders of both have (a declaration that was refused halfway has not declared all of its calls), and those that would
 * call what the committed policies of the other end do not admit.
 * @param graph the systems held back as they are committed, the others as they are declared
 */
export function heldBackWith(
  heldBack: ReadonlySet<string>,
  systems: readonly string[],
  graph: Graph,
  committed: Committed,
): readonly Found[] {
  return [...closed(heldBack, new Graph(systems.flatMap(committed)), graph), ...inVain(heldBack, graph)];
}

function closed(heldBack: ReadonlySet<string>, before: Graph, after: Graph): readonly Found[] {
  const systemOf = new Map(workloadsOf(before).map(({ id, object }) => [id, object.unit?.system]));
  const open = new Map(connectionsOf(after).map(connection => [pairOf(connection), connection.ports]));
  return connectionsOf(before).flatMap(connection => {
    const ends = [connection.source, connection.target].map(id => systemOf.get(id));
    const held = ends.find(end => end !== undefined && heldBack.has(end));
    const system = ends.find(end => end !== undefined && !heldBack.has(end));
    const lost = connection.ports.minus(open.get(pairOf(connection)) ?? Ports.none);
    if (held === undefined || system === undefined || lost.isEmpty) return [];
    const { source, target } = connection;
    return [found(system, held, `would close ${source} => ${target} : ${lost}, which ${held} has as it is committed`)];
  });
}

const pairOf = ({ source, target }: Connection) => `${source} ${target}`;

function inVain(heldBack: ReadonlySet<string>, graph: Graph): readonly Found[] {
  const { blocked, network } = provePolicies(graph);
  const systemsOf = (group: PeerGroup) =>
    (group.type === 'pods' ? network.workloadsOf(group) : []).map(({ object }) => object.unit?.system);
  return blocked.flatMap(({ from, to, ports }) => {
    const held = systemsOf(to).find(system => system !== undefined && heldBack.has(system));
    const [system] = systemsOf(from).filter(each => each !== undefined && !heldBack.has(each));
    if (held === undefined || system === undefined) return [];
    return [found(system, held, `calls ${held} on ${ports}, which the committed policies of ${held} do not admit`)];
  });
}

const found = (system: string, held: string, reason: string): Found => ({
  system,
  problem: problem('held-back', `${system} is held back with ${held}: it ${reason}`, {
    hint: `Mend ${held} in the same change.`,
  }),
});
