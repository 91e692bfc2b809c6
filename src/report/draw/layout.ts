import { layout as dagre, Graph } from '@dagrejs/dagre';

export interface Sized {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Placed extends Sized, Point {}

/** A connection, and the room that its label takes. */
export interface Link {
  readonly from: string;
  readonly to: string;
  readonly width: number;
}

export interface PlacedLink extends Link {
  readonly points: readonly Point[];
  readonly label: Point | undefined;
}

/** Where everything is; centres, from 0 to the width and height of the whole. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly nodes: ReadonlyMap<string, Placed>;
  readonly links: readonly PlacedLink[];
}

const margin = 16;

/** Layers from left to right: who calls is to the left of who is called. */
export function layoutOf(nodes: readonly Sized[], links: readonly Link[], gap: number): Layout {
  const graph = new Graph({ multigraph: false });
  graph.setGraph({
    rankdir: 'LR',
    ranker: 'tight-tree',
    nodesep: 18,
    ranksep: gap,
    edgesep: 10,
    marginx: margin,
    marginy: margin,
  });
  for (const { id, width, height } of nodes) graph.setNode(id, { width, height });
  for (const { from, to, width } of links) {
    const label = width > 0 ? { width, height: 14, labelpos: 'c' } : {};
    graph.setEdge(from, to, { ...label });
  }
  dagre(graph);
  const { width = 0, height = 0 } = graph.graph();
  const places = new Map(nodes.map(node => [node.id, { ...node, ...pointOf(graph.node(node.id)) }]));
  const columns = columnsOf([...places.values()]);
  return {
    width,
    height,
    nodes: places,
    links: links.map(link => {
      const edge = graph.edge(link.from, link.to);
      const [from, to] = [places.get(link.from), places.get(link.to)];
      const inner = (edge?.points ?? []).map(pointOf).slice(1, -1);
      const points = from && to ? between(from, to, inner, columns) : [];
      return { ...link, points, label: link.width > 0 && edge?.x !== undefined ? pointOf(edge) : undefined };
    }),
  };
}

/** Half the width of what is at a centre. */
type Columns = ReadonlyMap<number, number>;

function columnsOf(nodes: readonly Placed[]): Columns {
  const columns = new Map<number, number>();
  for (const { x, width } of nodes) {
    const centre = Math.round(x);
    columns.set(centre, Math.max(columns.get(centre) ?? 0, width / 2));
  }
  return columns;
}

/** From side to side; past the nodes of a column it goes straight, so that it crosses none of them. */
function between(from: Placed, to: Placed, inner: readonly Point[], columns: Columns): readonly Point[] {
  const way = to.x >= from.x ? 1 : -1;
  const halfOf = (x: number): number => columns.get(Math.round(x)) ?? 0;
  const passing = inner.flatMap(({ x, y }) => [-1, 1].map(side => ({ x: x + side * way * halfOf(x), y })));
  const leaving = [from.width / 2, halfOf(from.x)].map(half => ({ x: from.x + way * half, y: from.y }));
  const coming = [halfOf(to.x), to.width / 2].map(half => ({ x: to.x - way * half, y: to.y }));
  return [...leaving, ...passing, ...coming];
}

const pointOf = ({
  x = 0,
  y = 0,
}: {
  readonly x?: number | undefined;
  readonly y?: number | undefined;
} = {}): Point => ({ x, y });
