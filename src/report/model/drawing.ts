import type { Ports } from '../../connectivity/ports.js';
import { wayInId } from './nodes.js';
import type { EdgeKind, NodeKind, ReportEdge, ReportNode } from './report.js';

type Row = ReportEdge['rows'][number];

interface Draft {
  readonly from: number;
  readonly to: number;
  readonly kind: EdgeKind;
  readonly ports: Set<string>;
  readonly reasons: Set<string>;
  readonly rows: Row[];
}

/** The strongest reason of an edge of several connections. */
const strength: readonly EdgeKind[] = ['allowed', 'named', 'derived', 'declared'];

/** Nodes and edges that grow, connection by connection. */
export class Drawing {
  private readonly drawn: ReportNode[];
  private readonly indexes = new Map<string, number>();
  private readonly ranges = new Map<string, string[]>();
  private readonly drafts = new Map<string, Draft>();

  constructor(nodes: readonly ReportNode[]) {
    this.drawn = [...nodes];
    for (const [i, { id }] of nodes.entries()) this.indexes.set(id, i);
  }

  /** Whoever addresses outside reach is public there, as by a route. */
  get nodes(): readonly ReportNode[] {
    const addresses = new Map<number, string[]>();
    for (const { from, to } of this.drafts.values()) {
      const source = this.drawn[from];
      if (source?.kind !== 'way-in' || source.ranges.length === 0) continue;
      addresses.set(to, [...(addresses.get(to) ?? []), source.label]);
    }
    return this.drawn.map((node, i) => {
      const more = addresses.get(i);
      return more ? { ...node, publicAt: [...node.publicAt, ...more] } : node;
    });
  }

  get edges(): readonly ReportEdge[] {
    return [...this.drafts.values()].map(({ from, to, kind, ports, reasons, rows }) => ({
      from,
      to,
      ports: [...ports].join('; '),
      kind,
      reasons: [...reasons],
      rows,
    }));
  }

  has(source: string, target: string): boolean {
    return this.drafts.has(this.keyOf(source, target));
  }

  /** Draws a connection between two nodes that are there. */
  connect(
    source: string,
    target: string,
    ports: Ports | string,
    kind: EdgeKind,
    reasons: readonly string[],
    row?: Row,
  ): void {
    const [from, to] = [this.indexes.get(source), this.indexes.get(target)];
    if (from === undefined || to === undefined) return;
    const key = this.keyOf(source, target);
    const known = this.drafts.get(key);
    const draft: Draft = {
      from,
      to,
      kind: known && strength.indexOf(known.kind) > strength.indexOf(kind) ? known.kind : kind,
      ports: (known?.ports ?? new Set()).add(`${ports}`),
      reasons: new Set([...(known?.reasons ?? []), ...reasons]),
      rows: known?.rows ?? [],
    };
    if (row) draft.rows.push(row);
    this.drafts.set(key, draft);
  }

  /** The node of addresses by their name. @returns its id */
  outside(kind: NodeKind, label: string, range: string): string {
    const id = `{${kind}} ${label}`;
    const ranges = this.ranges.get(id) ?? [];
    if (ranges.length === 0) this.add({ id, kind, label, about: 'addresses outside', ranges });
    this.ranges.set(id, ranges);
    if (!ranges.includes(range)) ranges.push(range);
    return id;
  }

  /** The node of pods that the platform runs. @returns its id */
  platform(label: string, namespace: string): string {
    const id = `{platform} ${namespace}/${label}`;
    if (!this.indexes.has(id)) this.add({ id, kind: 'platform', label, about: 'platform', namespace });
    return id;
  }

  /** The node that public routes come from. @returns its id */
  wayIn(): string {
    if (!this.indexes.has(wayInId))
      this.add({ id: wayInId, kind: 'way-in', label: 'Public routes', about: 'Ingress, Gateway and Route' });
    return wayInId;
  }

  private add(node: Pick<ReportNode, 'id' | 'kind' | 'label' | 'about'> & Partial<ReportNode>): void {
    this.indexes.set(node.id, this.drawn.length);
    this.drawn.push({ images: [], publicAt: [], unprotected: [], ranges: [], ...node });
  }

  private keyOf(source: string, target: string): string {
    return `${this.indexes.get(source)} ${this.indexes.get(target)}`;
  }
}
