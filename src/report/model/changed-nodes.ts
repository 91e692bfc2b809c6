import { connectionDifferences } from '../../connectivity/differences.js';
import { workloadsOf } from '../../connectivity/workloads.js';
import { changesOf } from '../../diff/changes.js';
import type { Graph } from '../../graph/graph.js';
import { workloadNodes } from './nodes.js';
import type { PlaceOf } from './place.js';
import type { ReportEdge, ReportNode } from './report.js';
import type { Topology } from './topology.js';

const nothing = { unprotected: new Map(), toCluster: new Map() };

/** The drawing of what the cluster gets, with what is new, changed, and gone since what it has. */
export function marked({ nodes, edges }: Topology, previous: Graph, next: Graph, placeOf: PlaceOf): Topology {
  const { changed, added, renamed, removed } = changesOf({ previous, next, kubernetes: '' });
  const idOf = new Map(workloadsOf(next).map(({ id, object }) => [object, id]));
  const oldIdOf = new Map(workloadsOf(previous).map(({ id, object }) => [object, id]));
  const fresh = new Set([...added, ...renamed.map(({ after }) => after)].map(object => idOf.get(object)));
  const altered = new Set(changed.map(({ after }) => idOf.get(after)));
  const gone = new Set([...removed, ...renamed.map(({ before }) => before)].map(object => oldIdOf.get(object)));
  const left = workloadNodes(previous, nothing, new Map(), placeOf).filter(({ id }) => gone.has(id));
  const all: ReportNode[] = [
    ...nodes.map(node => ({ ...node, change: changeOf(node.id, fresh, altered) })),
    ...left.map(node => ({ ...node, change: 'removed' as const })),
  ];
  return { nodes: all, edges: markedEdges(all, edges, connectionDifferences(previous, next)) };
}

const changeOf = (id: string, fresh: ReadonlySet<unknown>, altered: ReadonlySet<unknown>) =>
  fresh.has(id) ? ('added' as const) : altered.has(id) ? ('changed' as const) : undefined;

function markedEdges(
  nodes: readonly ReportNode[],
  edges: readonly ReportEdge[],
  differences: ReturnType<typeof connectionDifferences>,
): readonly ReportEdge[] {
  const opened = new Set(differences.flatMap(each => (each.opened.isEmpty ? [] : [keyOf(each.source, each.target)])));
  const indexes = new Map(nodes.map(({ id }, i) => [id, i]));
  const present = new Set(edges.flatMap(({ rows }) => rows.map(([source, target]) => keyOf(source, target))));
  const closed = differences.flatMap(({ source, target, closed: ports }): readonly ReportEdge[] => {
    const [from, to] = [indexes.get(source), indexes.get(target)];
    if (ports.isEmpty || from === undefined || to === undefined || present.has(keyOf(source, target))) return [];
    return [{ from, to, ports: `${ports}`, kind: 'allowed', reasons: [], change: 'removed', rows: [] }];
  });
  const known = edges.map((edge): ReportEdge => {
    const isFresh = nodes[edge.from]?.change === 'added' || nodes[edge.to]?.change === 'added';
    const isOpened = edge.rows.some(([source, target]) => opened.has(keyOf(source, target)));
    return isFresh || isOpened ? { ...edge, change: 'added' } : edge;
  });
  return [...known, ...closed];
}

const keyOf = (source: string, target: string): string => JSON.stringify([source, target]);
