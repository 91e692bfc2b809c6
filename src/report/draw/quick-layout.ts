import type { Layout, Link, Placed, PlacedLink, Sized } from './layout.js';

const between = 18;

/**
 * Layers for graphs that are too large to be laid out with care: each node in the layer behind its callers, those with the
 * same neighbours near one another.
 */
export function quickLayout(nodes: readonly Sized[], links: readonly Link[], gap: number): Layout {
  const columns = columnsOf(nodes, ranksOf(nodes, links));
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

/** Columns of about the same height, in the order of the layers: circles make many layers of few nodes. */
function columnsOf(nodes: readonly Sized[], ranks: ReadonlyMap<string, number>): Sized[][] {
  const most = Math.max(6, Math.ceil(Math.sqrt(nodes.length) * 1.8));
  const sorted = [...nodes].sort((a, b) => (ranks.get(a.id) ?? 0) - (ranks.get(b.id) ?? 0));
  const columns: Sized[][] = [];
  let first = 0;
  for (const node of sorted) {
    const rank = ranks.get(node.id) ?? 0;
    const column = columns.at(-1);
    const isFull = !column || column.length >= most || (column.length >= most / 2 && rank > first);
    if (isFull) {
      columns.push([node]);
      first = rank;
    } else column.push(node);
  }
  return columns;
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

/** How many steps a node is behind those that nothing calls; the steps of a circle count once. */
function ranksOf(nodes: readonly Sized[], links: readonly Link[]): ReadonlyMap<string, number> {
  const called = new Map<string, string[]>();
  const callers = new Map<string, number>();
  for (const { from, to } of links) {
    called.set(from, [...(called.get(from) ?? []), to]);
    callers.set(to, (callers.get(to) ?? 0) + 1);
  }
  const ranks = new Map<string, number>();
  const starts = nodes.filter(({ id }) => !callers.has(id));
  const queue = [...starts, ...nodes].map(({ id }) => id);
  for (const start of queue) {
    if (ranks.has(start)) continue;
    ranks.set(start, 0);
    const ahead = [start];
    for (const id of ahead) {
      for (const next of called.get(id) ?? []) {
        if (ranks.has(next)) continue;
        ranks.set(next, (ranks.get(id) ?? 0) + 1);
        ahead.push(next);
      }
    }
  }
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
