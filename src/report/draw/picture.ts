import type { ReportEdge, ReportNode } from '../model/report.js';
import { arrangedInBoxes, type Boxed } from './arrange.js';
import { type Drawn, drawn } from './element.js';
import { shortened, visible, widthOf } from './label.js';
import type { Placed } from './layout.js';
import { lineOf } from './lines.js';
import type { Scene, SceneEdge, SceneNode } from './scene.js';
import { outline, shadowOf } from './shapes.js';
import { nodeWords } from './words.js';

/** More labels than these are in one another's way: they show when their line is looked at. */
const mostLabels = 45;

/** Of more lines than these only those of one node can be followed: the others step back. */
const mostLines = 150;

/** A scene as a picture; `data-node` and `data-edge` have the indexes of the scene. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly drawn: Drawn;
  /** The place of each node of the scene, by its id. */
  readonly places: ReadonlyMap<string, Placed>;
}

export function pictureOf({ nodes, edges }: Scene, attributes: Readonly<Record<string, string>> = {}): Picture {
  const labelled = edges.length <= mostLabels;
  const sized = nodes.map((node): Boxed => ({ id: node.id, box: node.box, ...sizeOf(node) }));
  const links = edges.map(({ from, to, edges: own }) => ({
    from,
    to,
    width: labelled ? widthOf(portsText(own), 10) + 8 : 0,
  }));
  const layout = arrangedInBoxes(sized, links, labelled ? 46 : 70);
  const linkOf = new Map(layout.links.map(link => [JSON.stringify([link.from, link.to]), link]));
  const boxes = layout.boxes.map(box =>
    drawn('g', { class: 'box' }, [
      drawn('rect', {
        x: box.x - box.width / 2,
        y: box.y - box.height / 2,
        width: box.width,
        height: box.height,
        rx: 12,
      }),
      drawn('text', { x: box.x - box.width / 2 + 14, y: box.y - box.height / 2 + 19 }, [
        shortened(visible(box.title), 40),
      ]),
    ]),
  );
  const routes = new Set(nodes.flatMap(({ id, node }) => (node?.kind === 'way-in' ? [id] : [])));
  const lines = edges.map((edge, i) => {
    const link = linkOf.get(JSON.stringify([edge.from, edge.to]));
    const [from, to] = [layout.nodes.get(edge.from), layout.nodes.get(edge.to)];
    if (!link || !from || !to) return undefined;
    const { parts, middle } = lineOf(link, from, to);
    const text = drawn('text', { class: 'ports', x: middle.x, y: middle.y + 3.5 }, [portsText(edge.edges)]);
    return drawn('g', { class: `edge ${edgeClass(edge, routes)}${labelled ? ' labelled' : ''}`, 'data-edge': i }, [
      ...parts,
      text,
    ]);
  });
  const drawnNodes = nodes.map((node, i) => {
    const place = layout.nodes.get(node.id);
    return place && nodeOf(node, place, i);
  });
  const { width, height } = layout;
  const view = {
    viewBox: `0 0 ${Math.ceil(width)} ${Math.ceil(height)}`,
    width: Math.ceil(width),
    height: Math.ceil(height),
  };
  const children = [...boxes, drawn('g', {}, lines), ...drawnNodes];
  return {
    width,
    height,
    places: layout.nodes,
    drawn: drawn(
      'svg',
      { class: edges.length > mostLines ? 'topology dense' : 'topology', ...view, ...attributes },
      children,
    ),
  };
}

const longestName = 26;

function shownWords(node: SceneNode): { readonly title: string; readonly about: string } {
  const { title, about } = nodeWords(node);
  return { title: shortened(title, longestName), about: shortened(about, 34) };
}

/** Every text in a node, from the top. */
export function textsIn(node: SceneNode): readonly string[] {
  const { title, about } = shownWords(node);
  return [title, about, ...marksOf(node).map(({ text }) => text)];
}

function sizeOf(node: SceneNode): { readonly width: number; readonly height: number } {
  const { title, about } = shownWords(node);
  const texts = [widthOf(title, 13), widthOf(about, 10.5), marksWidth(node)];
  const height = (marksOf(node).length > 0 ? 60 : 42) + capOf(node);
  return { width: Math.ceil(Math.max(84, ...texts) + 28), height };
}

/** The lid of a store needs room of its own. */
const capOf = (node: SceneNode): number => (kindOf(node) === 'store' ? 9 : 0);

const kindOf = ({ node, group }: SceneNode): string => (group ? 'group' : (node?.kind ?? 'component'));

function nodeOf(node: SceneNode, place: Placed, i: number): Drawn {
  const { title, about } = shownWords(node);
  const kind = kindOf(node);
  const marks = marksOf(node);
  const top = place.y - place.height / 2 + capOf(node);
  const text = (name: string, y: number, content: string) =>
    drawn('text', { class: name, x: place.x, y }, [`${content} `]);
  const change = node.change === undefined ? '' : ` is-${node.change}`;
  return drawn('g', { class: `node ${kind}${node.isPublic ? ' is-public' : ''}${change}`, 'data-node': i }, [
    node.group && shadowOf(place),
    outline(kind, place),
    text('title', top + 19, title),
    text('about', top + 33, about),
    ...marksDrawn(marks, place.x, top + 40),
  ]);
}

interface Mark {
  readonly kind: string;
  readonly text: string;
}

const changeWords = { added: '+ new', changed: '~ changed', removed: '− removed' } as const;

/** What one must not overlook, in words. */
function marksOf({ isPublic, change, node }: SceneNode): readonly Mark[] {
  const open = (node?.unprotected ?? []).length > 0;
  return [
    ...(isPublic ? [{ kind: 'public', text: publicText(node) }] : []),
    ...(change ? [{ kind: change, text: changeWords[change] }] : []),
    ...(node?.openToCluster ? [{ kind: 'open', text: 'open to cluster' }] : []),
    ...(open ? [{ kind: 'open', text: 'no policy' }] : []),
  ];
}

/** `public: api.example.com` */
function publicText(node: ReportNode | undefined): string {
  const hosts = [...new Set((node?.publicAt ?? []).map(text => visible(text.split('/')[0] ?? text)))];
  if (hosts.length === 0) return 'public';
  return `public: ${shortened(hosts[0] ?? '', 28)}${hosts.length > 1 ? ` +${hosts.length - 1}` : ''}`;
}

const markWidth = ({ text }: Mark): number => Math.ceil(widthOf(text, 10.6)) + 12;
const marksWidth = (node: SceneNode): number => marksOf(node).reduce((sum, mark) => sum + markWidth(mark) + 4, 0);

function marksDrawn(marks: readonly Mark[], middle: number, top: number): readonly Drawn[] {
  let x = middle - marks.reduce((sum, mark) => sum + markWidth(mark) + 4, -4) / 2;
  return marks.map(mark => {
    const width = markWidth(mark);
    const at = x;
    x += width + 4;
    return drawn('g', { class: `mark ${mark.kind}` }, [
      drawn('rect', { x: at, y: top, width, height: 15, rx: 7.5 }),
      drawn('text', { x: at + width / 2, y: top + 11 }, [`${mark.text} `]),
    ]);
  });
}

/** `5432`, `UDP 53`, `8 ports`: TCP goes without saying. */
function portsText(edges: readonly ReportEdge[]): string {
  const texts = [
    ...new Set(edges.map(({ ports, change }) => `${mark(change)}${visible(ports.replaceAll('TCP ', ''))}`)),
  ];
  if (texts.length > 1 && edges.length > 2) return `${edges.length} connections`;
  return shortened(texts.join('; '), 20);
}

const mark = (change: ReportEdge['change']): string => (change === 'added' ? '+ ' : change === 'removed' ? '× ' : '');

function edgeClass({ from, edges }: SceneEdge, routes: ReadonlySet<string>): string {
  const kinds = ['declared', 'derived', 'named', 'allowed'].find(kind => edges.some(edge => edge.kind === kind)) ?? '';
  const change = edges.find(edge => edge.change !== undefined)?.change;
  return [kinds, routes.has(from) && 'route', change && `is-${change}`].filter(Boolean).join(' ');
}
