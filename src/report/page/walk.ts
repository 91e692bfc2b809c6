import type { Placed } from '../draw/layout.js';
import type { Scene, SceneNode } from '../draw/scene.js';

interface Steps {
  act(node: SceneNode): void;
  /** Shows what is near a node; undefined shows everything alike. */
  look(id: string | undefined): void;
}

const directions: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The way through a picture: one stop of the tabulator, arrows from node to node, and what the pointer is on. */
export class Walk {
  private readonly elements: SVGElement[];
  private chosen: string | undefined;

  constructor(
    svg: SVGElement,
    private readonly scene: Scene,
    private readonly places: ReadonlyMap<string, Placed>,
    private readonly steps: Steps,
  ) {
    this.elements = [...svg.querySelectorAll<SVGElement>('[data-node]')];
    for (const [i, element] of this.elements.entries()) {
      const id = scene.nodes[i]?.id;
      element.setAttribute('tabindex', i === 0 ? '0' : '-1');
      element.addEventListener('pointerenter', () => steps.look(id));
      element.addEventListener('pointerleave', () => steps.look(this.chosen));
      element.addEventListener('focus', () => {
        this.stopAt(i);
        steps.look(id);
      });
      element.addEventListener('blur', () => steps.look(this.chosen));
      element.addEventListener('keydown', event => this.press(event, i));
    }
  }

  /** Marks the chosen node, and what is near it. */
  choose(id: string | undefined): void {
    this.chosen = id;
    for (const [i, element] of this.elements.entries()) {
      const isChosen = id !== undefined && this.scene.nodes[i]?.id === id;
      element.classList.toggle('chosen', isChosen);
      element.setAttribute('aria-pressed', `${isChosen}`);
    }
    this.steps.look(id);
    this.reveal(id);
  }

  focus(id: string | undefined): void {
    this.elements[this.indexOf(id)]?.focus();
  }

  /** Scrolls a node into sight. */
  reveal(id: string | undefined): void {
    this.elements[this.indexOf(id)]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  private indexOf(id: string | undefined): number {
    return id === undefined ? -1 : this.scene.nodes.findIndex(node => node.id === id);
  }

  private stopAt(index: number): void {
    for (const [i, element] of this.elements.entries()) element.setAttribute('tabindex', i === index ? '0' : '-1');
  }

  private press(event: KeyboardEvent, i: number): void {
    const node = this.scene.nodes[i];
    const direction = directions[event.key];
    if (node && (event.key === 'Enter' || event.key === ' ')) this.steps.act(node);
    else if (node && direction) this.focus(this.nearest(node.id, direction));
    else if (event.key === 'Home') this.elements[0]?.focus();
    else if (event.key === 'End') this.elements.at(-1)?.focus();
    else return;
    event.preventDefault();
  }

  /** The nearest node in a direction; what is far to the side counts as farther away. */
  private nearest(id: string, [x, y]: readonly [number, number]): string | undefined {
    const from = this.places.get(id);
    if (!from) return undefined;
    let best: { readonly id: string; readonly distance: number } | undefined;
    for (const [other, place] of this.places) {
      const [dx, dy] = [place.x - from.x, place.y - from.y];
      const ahead = dx * x + dy * y;
      const aside = Math.abs(dx * y) + Math.abs(dy * x);
      if (other === id || ahead <= 1) continue;
      const distance = ahead + 2 * aside;
      if (!best || distance < best.distance) best = { id: other, distance };
    }
    return best?.id;
  }
}
