import type { ReportEdge, ReportEnvironment, ReportNode } from '../model/report.js';

/** What of an environment is looked at. */
export interface Look {
  /** Only this system with its neighbours; undefined for all of them. */
  readonly system: string | undefined;
  /** Systems that are drawn node by node where all are looked at; the others are one node each. */
  readonly expanded: ReadonlySet<string>;
  /** With name resolution, scraping, operators: what every system has. */
  readonly platform: boolean;
}

/** A node of the scene: one of the report, or a whole system. */
export interface SceneNode {
  readonly id: string;
  readonly node?: ReportNode | undefined;
  /** The system that it stands for, and how many nodes that has. */
  readonly group?: { readonly name: string; readonly size: number } | undefined;
  /** The system in whose box it is drawn. */
  readonly box?: string | undefined;
  readonly isPublic: boolean;
  readonly change?: ReportNode['change'];
}

export interface SceneEdge {
  readonly from: string;
  readonly to: string;
  readonly edges: readonly ReportEdge[];
}

/** What is drawn, before anything has a place. */
export interface Scene {
  readonly nodes: readonly SceneNode[];
  readonly edges: readonly SceneEdge[];
  /** Connections that the look leaves out. */
  readonly hidden: number;
}

/** With more nodes than these, systems are closed until somebody opens them. */
export const mostOpen = 90;

const groupId = (system: string): string => `{system} ${system}`;

/** What a look shows of an environment. */
export function sceneOf({ nodes, edges }: ReportEnvironment, { system, expanded, platform }: Look): Scene {
  const isOwn = (node: ReportNode) => system === undefined || node.system === system;
  const own = new Set(nodes.flatMap((node, i) => (node.system !== undefined && isOwn(node) ? [i] : [])));
  const ours = edges.filter(({ from, to }) => own.has(from) || own.has(to));
  const shown = platform ? ours : ours.filter(edge => !isPlatform(edge, nodes));
  const wanted = new Set([...own, ...shown.flatMap(({ from, to }) => [from, to])]);
  const idOf = (i: number): string => {
    const node = nodes[i]!;
    if (node.system === undefined) return node.id;
    const isOpen = system === undefined ? expanded.has(node.system) : node.system === system;
    return isOpen ? node.id : groupId(node.system);
  };
  const found = new Map<string, SceneNode>();
  for (const i of [...wanted].sort((a, b) => a - b)) {
    const id = idOf(i);
    const node = nodes[i]!;
    if (id === node.id) found.set(id, single(node, system));
    else found.set(id, grown(found.get(id), id, node));
  }
  return { nodes: [...found.values()], edges: edgesOf(shown, idOf), hidden: ours.length - shown.length };
}

/** What every system has: derived connections, except those from entry points. */
const isPlatform = ({ from, to, kind, reasons }: ReportEdge, nodes: readonly ReportNode[]): boolean =>
  nodes[from]?.kind === 'platform' ||
  nodes[to]?.kind === 'platform' ||
  (kind === 'derived' && nodes[from]?.kind !== 'way-in' && !reasons.includes('route'));

const single = (node: ReportNode, system: string | undefined): SceneNode => ({
  id: node.id,
  node,
  box: system === undefined ? node.system : undefined,
  isPublic: node.publicAt.length > 0,
  change: node.change,
});

function grown(known: SceneNode | undefined, id: string, node: ReportNode): SceneNode {
  const changes = new Set([known?.change, node.change].filter(Boolean));
  return {
    id,
    group: { name: node.system ?? '', size: (known?.group?.size ?? 0) + 1 },
    isPublic: (known?.isPublic ?? false) || node.publicAt.length > 0,
    change: changes.size > 0 ? 'changed' : undefined,
  };
}

function edgesOf(edges: readonly ReportEdge[], idOf: (i: number) => string): readonly SceneEdge[] {
  const found = new Map<string, { from: string; to: string; edges: ReportEdge[] }>();
  for (const edge of edges) {
    const [from, to] = [idOf(edge.from), idOf(edge.to)];
    if (from === to) continue;
    const key = JSON.stringify([from, to]);
    const known = found.get(key) ?? { from, to, edges: [] };
    known.edges.push(edge);
    found.set(key, known);
  }
  return [...found.values()];
}
