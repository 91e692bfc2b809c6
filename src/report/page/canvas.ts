import { pictureOf } from '../draw/picture.js';
import type { Scene, SceneNode } from '../draw/scene.js';
import { fill, h, nodeOf } from './dom.js';
import { spokenOf } from './spoken.js';
import { Walk } from './walk.js';

const [smallest, largest] = [0.8, 1.15];
/** Pixels above and below the window of the picture. */
const around = 240;

/** The picture of a scene in its window: what is near a node, and how large it is. */
export class Canvas {
  readonly element = h('div', { class: 'canvas' });
  private scene: Scene = { nodes: [], edges: [], hidden: 0 };
  private svg: SVGElement | undefined;
  private walk: Walk | undefined;
  private size = { width: 1, height: 1 };
  /** How large the reader made it; undefined fits the window as far as it can be read. */
  private zoom: number | undefined;

  constructor(private readonly act: (node: SceneNode) => void) {}

  draw(scene: Scene): void {
    this.scene = scene;
    const started = performance.now();
    const picture = pictureOf(scene, { role: 'group', 'aria-label': 'Who calls what' });
    performance.measure('layout', { start: started });
    this.size = picture;
    const svg = nodeOf(picture.drawn);
    for (const [i, element] of nodesIn(svg).entries()) {
      const node = scene.nodes[i]!;
      element.setAttribute('role', 'button');
      element.setAttribute('aria-label', spokenOf(scene, node));
      element.addEventListener('click', () => this.act(node));
    }
    this.svg = svg;
    this.walk = new Walk(svg, scene, picture.places, { act: this.act, look: id => this.look(id) });
    fill(this.element, svg);
    this.resize();
  }

  choose(id: string | undefined): void {
    this.walk?.choose(id);
  }

  focus(id: string | undefined): void {
    this.walk?.focus(id);
  }

  /** Leaves what is found as it is, and fades the rest; undefined fades nothing. */
  find(found: readonly SceneNode[] | undefined): void {
    const ids = new Set(found?.map(({ id }) => id));
    this.fade(found !== undefined, ids, () => false);
    this.walk?.reveal(found?.[0]?.id);
  }

  /** Larger or smaller by a factor; without one it fits. */
  scale(factor?: number): void {
    this.zoom = factor === undefined ? undefined : Math.min(3, Math.max(0.2, this.factor() * factor));
    this.resize();
  }

  private look(id: string | undefined): void {
    const near = new Set([id]);
    for (const { from, to } of this.scene.edges) {
      if (from === id) near.add(to);
      if (to === id) near.add(from);
    }
    this.fade(id !== undefined, near, ({ from, to }) => from === id || to === id);
  }

  private fade(
    isFaded: boolean,
    near: ReadonlySet<string | undefined>,
    isNear: (edge: { readonly from: string; readonly to: string }) => boolean,
  ): void {
    if (!this.svg) return;
    this.svg.classList.toggle('faded', isFaded);
    for (const [i, element] of nodesIn(this.svg).entries())
      element.classList.toggle('near', isFaded && near.has(this.scene.nodes[i]?.id));
    for (const element of this.svg.querySelectorAll('[data-edge]')) {
      const edge = this.scene.edges[Number(element.getAttribute('data-edge'))];
      element.classList.toggle('near', isFaded && edge !== undefined && isNear(edge));
    }
  }

  private factor(): number {
    const { width, height } = this.size;
    const fitting = Math.min((this.element.clientWidth - 8) / width, (window.innerHeight - around) / height);
    return this.zoom ?? Math.min(largest, Math.max(smallest, fitting));
  }

  private resize(): void {
    const factor = this.factor();
    this.svg?.setAttribute('width', `${Math.round(this.size.width * factor)}`);
    this.svg?.setAttribute('height', `${Math.round(this.size.height * factor)}`);
  }
}

const nodesIn = (svg: Element): SVGElement[] => [...svg.querySelectorAll<SVGElement>('[data-node]')];
