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
  return {
    width,
    height,
    nodes: new Map(nodes.map(node => [node.id, { ...node, ...pointOf(graph.node(node.id)) }])),
    links: links.map(link => {
      const edge = graph.edge(link.from, link.to);
      const points = (edge?.points ?? []).map(pointOf);
      return { ...link, points, label: link.width > 0 && edge?.x !== undefined ? pointOf(edge) : undefined };
    }),
  };
}

const pointOf = ({
  x = 0,
  y = 0,
}: {
  readonly x?: number | undefined;
  readonly y?: number | undefined;
} = {}): Point => ({ x, y });
