import type { Layout, Link, Placed, PlacedLink, Sized } from './layout.js';

const between = 18;

/**
 * Layers for graphs that are too large to be laid out with care: each node in the layer behind its callers, those with the
 * same neighbours near one another.
 */
export function quickLayout(nodes: readonly Sized[], links: readonly Link[], gap: number): Layout {
  const ranks = ranksOf(nodes, links);
  const layers: Sized[][] = [];
  for (const node of nodes) {
    const rank = ranks.get(node.id) ?? 0;
    layers[rank] = [...(layers[rank] ?? []), node];
  }
  const columns = layers.filter(Boolean).flatMap(layer => chunks(layer));
  const order = new Map(columns.flatMap(column => column.map((node, i) => [node.id, i / column.length] as const)));
  const neighbours = neighboursOf(links);
  for (const column of [...columns, ...columns.toReversed()]) {
    const weight = new Map(
      column.map(({ id }) => [id, mean((neighbours.get(id) ?? []).map(each => order.get(each) ?? 0.5))]),
    );
    column.sort((a, b) => (weight.get(a.id) ?? 0) - (weight.get(b.id) ?? 0));
    for (const [i, { id }] of column.entries()) order.set(id, i / column.length);
  }
  return placed(columns, links, gap);
}

/** A layer of many nodes takes several columns. */
function chunks(layer: readonly Sized[]): Sized[][] {
  const most = Math.max(12, Math.ceil(Math.sqrt(layer.length) * 1.6));
  const found: Sized[][] = [];
  for (let i = 0; i < layer.length; i += most) found.push(layer.slice(i, i + most));
  return found;
}

function placed(columns: readonly (readonly Sized[])[], links: readonly Link[], gap: number): Layout {
  const found = new Map<string, Placed>();
  let x = between;
  let height = 0;
  for (const column of columns) {
    const width = Math.max(...column.map(each => each.width));
    let y = between;
    for (const node of column) {
      found.set(node.id, { ...node, x: x + width / 2, y: y + node.height / 2 });
      y += node.height + between;
    }
    height = Math.max(height, y);
    x += width + gap;
  }
  const placedLinks = links.map((link): PlacedLink => ({ ...link, points: [], label: undefined }));
  return { width: x - gap + between, height, nodes: found, links: placedLinks };
}

/** The longest way from a node without callers, around circles. */
function ranksOf(nodes: readonly Sized[], links: readonly Link[]): ReadonlyMap<string, number> {
  const callers = new Map<string, string[]>();
  for (const { from, to } of links) callers.set(to, [...(callers.get(to) ?? []), from]);
  const ranks = new Map<string, number>();
  const rankOf = (id: string, trail: ReadonlySet<string>): number => {
    const known = ranks.get(id);
    if (known !== undefined) return known;
    const before = (callers.get(id) ?? []).filter(each => !trail.has(each));
    const own = before.length === 0 ? 0 : 1 + Math.max(...before.map(each => rankOf(each, new Set([...trail, id]))));
    ranks.set(id, own);
    return own;
  };
  for (const { id } of nodes) rankOf(id, new Set([id]));
  return ranks;
}

function neighboursOf(links: readonly Link[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { from, to } of links) {
    found.set(from, [...(found.get(from) ?? []), to]);
    found.set(to, [...(found.get(to) ?? []), from]);
  }
  return found;
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 1 : values.reduce((sum, value) => sum + value, 0) / values.length;
