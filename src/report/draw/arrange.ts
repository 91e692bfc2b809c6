import { type Layout, type Link, layoutOf, type Placed, type PlacedLink, type Sized } from './layout.js';
import { quickLayout } from './quick-layout.js';

/** Above these dagre takes longer than a reader waits. */
const mostNodes = 110;
const mostLinks = 220;
const gap = 18;

/** Layers of what is connected, and below them, in rows, what is not. */
export function arranged(nodes: readonly Sized[], links: readonly Link[], ranksep: number): Layout {
  const ends = new Set(links.flatMap(({ from, to }) => [from, to]));
  const connected = nodes.filter(({ id }) => ends.has(id));
  const alone = nodes.filter(({ id }) => !ends.has(id));
  const isLarge = connected.length > mostNodes || links.length > mostLinks;
  const layers = connected.length === 0 ? empty : (isLarge ? quickLayout : layoutOf)(connected, links, ranksep);
  return alone.length === 0 ? layers : withRows(layers, alone);
}

const empty: Layout = { width: 0, height: 0, nodes: new Map(), links: [] };

function withRows(layers: Layout, alone: readonly Sized[]): Layout {
  const area = alone.reduce((sum, { width, height }) => sum + (width + gap) * (height + gap), 0);
  const most = Math.max(layers.width, Math.sqrt(area) * 1.5, 300);
  const nodes = new Map<string, Placed>(layers.nodes);
  let [x, y, tallest, width] = [gap, Math.max(layers.height, gap), 0, layers.width];
  for (const node of alone) {
    if (x > gap && x + node.width + gap > most) [x, y, tallest] = [gap, y + tallest + gap, 0];
    nodes.set(node.id, { ...node, x: x + node.width / 2, y: y + node.height / 2 });
    x += node.width + gap;
    width = Math.max(width, x);
    tallest = Math.max(tallest, node.height);
  }
  return { width, height: y + tallest + gap, nodes, links: layers.links };
}

/** A system's box, with its title above its nodes. */
export interface Box extends Placed {
  readonly title: string;
}

/** Everything with its place, and boxes around what belongs together. */
export interface Arrangement extends Layout {
  readonly boxes: readonly Box[];
}

export interface Boxed extends Sized {
  readonly box?: string | undefined;
}

const title = 26;
const boxId = (name: string): string => `{box} ${name}`;

/** Each box is arranged by itself, then the boxes among what is in none. */
export function arrangedInBoxes(nodes: readonly Boxed[], links: readonly Link[], ranksep: number): Arrangement {
  const boxOf = new Map(nodes.map(({ id, box }) => [id, box]));
  const names = [...new Set(nodes.flatMap(({ box }) => box ?? []))];
  const inner = new Map(
    names.map(name => {
      const own = links.filter(({ from, to }) => boxOf.get(from) === name && boxOf.get(to) === name);
      return [
        name,
        arranged(
          nodes.filter(({ box }) => box === name),
          own,
          ranksep,
        ),
      ] as const;
    }),
  );
  const outerId = (id: string) => (boxOf.get(id) === undefined ? id : boxId(boxOf.get(id) ?? ''));
  const between = new Map<string, Link>();
  for (const link of links) {
    const [from, to] = [outerId(link.from), outerId(link.to)];
    const isBare = from === link.from && to === link.to;
    if (from !== to) between.set(JSON.stringify([from, to]), isBare ? link : { from, to, width: 0 });
  }
  const sized: Sized[] = [
    ...[...inner].map(([name, { width, height }]) => ({ id: boxId(name), width, height: height + title })),
    ...nodes.filter(({ box }) => box === undefined),
  ];
  const outer = arranged(sized, [...between.values()], ranksep);
  const placed = new Map<string, Placed>([...outer.nodes].filter(([id]) => boxOf.has(id)));
  const bare = new Map(outer.links.map(link => [JSON.stringify([link.from, link.to]), link]));
  const placedLinks: PlacedLink[] = links
    .filter(({ from, to }) => boxOf.get(from) === undefined || boxOf.get(from) !== boxOf.get(to))
    .map(link => bare.get(JSON.stringify([link.from, link.to])) ?? { ...link, points: [], label: undefined });
  const boxes = [...inner].flatMap(([name, layout]): readonly Box[] => {
    const box = outer.nodes.get(boxId(name));
    if (!box) return [];
    const [left, top] = [box.x - box.width / 2, box.y - box.height / 2 + title];
    const moved = <T extends { readonly x: number; readonly y: number }>(each: T): T => ({
      ...each,
      x: each.x + left,
      y: each.y + top,
    });
    for (const [id, node] of layout.nodes) placed.set(id, moved(node));
    for (const link of layout.links)
      placedLinks.push({ ...link, points: link.points.map(moved), label: link.label && moved(link.label) });
    return [{ ...box, title: name }];
  });
  return { width: outer.width, height: outer.height, nodes: placed, links: placedLinks, boxes };
}
