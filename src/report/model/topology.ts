import { grantedIn } from '../../connectivity/granted.js';
import { routesOf } from '../../connectivity/ingress-controller.js';
import { provePolicies } from '../../connectivity/prove.js';
import { workloadsOf } from '../../connectivity/workloads.js';
import { append } from '../../graph/append.js';
import type { Graph } from '../../graph/graph.js';
import { connectionsIn } from './connections.js';
import { Drawing } from './drawing.js';
import { mentionsIn } from './named.js';
import { wayInId, workloadNodes } from './nodes.js';
import { Declarations, labelOf, rangeTextOf } from './outside.js';
import type { PlaceOf } from './place.js';
import type { EdgeKind, ReportEdge, ReportNode } from './report.js';

/** Who reaches whom, as a drawing has it. */
export interface Topology {
  readonly nodes: readonly ReportNode[];
  readonly edges: readonly ReportEdge[];
}

/** Every proved connection of a graph: its workloads, what is outside, the platform, and the entry points. */
export function topologyOf(graph: Graph, placeOf: PlaceOf): Topology {
  const connections = connectionsIn(graph);
  const { network } = provePolicies(graph);
  const granted = grantedIn(graph);
  const declarations = new Declarations(granted, network);
  const mentioned = new Map<string, Set<string>>();
  const idOf = new Map(workloadsOf(graph).map(({ id, object }) => [object, id]));
  for (const { from, to } of mentionsIn(graph)) {
    const source = idOf.get(from) ?? '';
    mentioned.set(source, (mentioned.get(source) ?? new Set()).add(to));
  }
  const drawing = new Drawing(workloadNodes(graph, connections, hostsOf(graph), placeOf));

  for (const { source, target, ports } of connections.rows) {
    const row = [source, target, `${ports}`] as const;
    const [from, to] = [rangeTextOf(source), rangeTextOf(target)];
    if (from === undefined && to === undefined) {
      const reasons = source === wayInId ? ['route'] : declarations.between(source, target);
      const isNamed = mentioned.get(source)?.delete(target) ?? false;
      drawing.connect(endOf(drawing, source), target, ports, kindOf(reasons, isNamed), reasons, row);
      continue;
    }
    const named = declarations.at(to ?? from ?? '', from === undefined ? source : '', to === undefined ? target : '');
    const known = named.length > 0 ? named : [{ label: elsewhere(to ?? from ?? ''), reason: '', isPlatform: false }];
    for (const { label, reason, isPlatform } of known) {
      const kind = isPlatform ? 'platform' : to === undefined ? 'way-in' : 'outside';
      const outside = drawing.outside(kind, label, to ?? from ?? '');
      const reasons = reason === '' ? [] : [reason];
      const ends = to === undefined ? ([outside, target] as const) : ([source, outside] as const);
      drawing.connect(...ends, ports, kindOf(reasons, false), reasons, row);
    }
  }
  for (const { source, target, ports } of connections.routed) {
    if (!drawing.has(source, target)) drawing.connect(endOf(drawing, source), target, ports, 'derived', ['route']);
  }
  for (const { grant, from, to, ports } of granted) {
    const away = grant.open.includes('egress') ? to : from;
    if (away.type !== 'pods' || !away.external) continue;
    const platform = drawing.platform(labelOf(grant.peer, grant.reason), away.namespace);
    for (const { id } of network.workloadsOf(away === from ? to : from)) {
      const ends = away === from ? ([platform, id] as const) : ([id, platform] as const);
      drawing.connect(...ends, ports, kindOf([grant.reason], false), [grant.reason]);
    }
  }
  for (const [source, targets] of mentioned) {
    for (const target of targets) {
      if (source === target || drawing.has(source, target)) continue;
      const open = (id: string, direction: 'ingress' | 'egress') =>
        connections.unprotected.get(id)?.includes(direction) ?? false;
      if (open(source, 'egress') && open(target, 'ingress')) drawing.connect(source, target, 'any port', 'named', []);
    }
  }
  return { nodes: drawing.nodes, edges: drawing.edges };
}

const endOf = (drawing: Drawing, id: string): string => (id === wayInId ? drawing.wayIn() : id);

function kindOf(reasons: readonly string[], isNamed: boolean): EdgeKind {
  if (reasons.includes('call')) return 'declared';
  if (reasons.length > 0) return 'derived';
  return isNamed ? 'named' : 'allowed';
}

const elsewhere = (range: string): string => {
  const [first = '', last = ''] = range.split('-');
  if (/^0\.0\.0\.0$|^::$/.test(first) && /^255\.255\.255\.255$|^ffff/.test(last)) return 'Any address';
  return first === last ? first : 'Other addresses';
};

/** By workload, the hosts and paths of the routes that lead to it: `api.example.com/v1`. */
function hostsOf(graph: Graph): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { routed, workload } of routesOf(graph)) {
    const { host, path } = routed;
    const text = `${host || 'every host'}${path === '/' ? '' : path}`;
    if (!found.get(workload.id)?.includes(text)) append(found, workload.id, text);
  }
  return found;
}
