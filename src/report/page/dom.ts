import type { Drawn } from '../draw/element.js';
import { visible } from '../draw/label.js';

/** What an element holds: texts are texts, whatever is in them. */
export type Child = Node | string | number | undefined | false | readonly Child[];

type Given = Readonly<Record<string, string | number | boolean | undefined>>;

/** `h('p', { class: 'lead' }, 'text')`; an attribute that is undefined or false is left out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Given = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : `${value}`);
  append(element, children);
  return element;
}

function append(parent: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (child === undefined || child === false) continue;
    if (isList(child)) append(parent, child);
    else if (typeof child === 'object') parent.append(child);
    else parent.append(visible(`${child}`));
  }
}

const isList = (child: Child): child is readonly Child[] => Array.isArray(child);

const svg = 'http://www.w3.org/2000/svg';

/** A picture as nodes. */
export function nodeOf({ tag, attributes, children }: Drawn): SVGElement {
  const element = document.createElementNS(svg, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, `${value}`);
  for (const child of children) element.append(typeof child === 'string' ? child : nodeOf(child));
  return element;
}

/** Puts these in the place of what an element holds. */
export function fill(element: Element, ...children: readonly Child[]): void {
  element.replaceChildren();
  append(element, children);
}
