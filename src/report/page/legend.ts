import { type Drawn, drawn } from '../draw/element.js';
import { outline } from '../draw/shapes.js';
import { h, nodeOf } from './dom.js';

const shapes = [
  ['component', 'component'],
  ['job', 'job'],
  ['store', 'store with data'],
  ['way-in', 'entry point from outside'],
  ['outside', 'outside host'],
  ['platform', 'platform'],
] as const;

const lines = [
  ['declared', 'declared call'],
  ['derived', 'follows from a declaration: route, scraping, name resolution'],
  ['named', 'named in the configuration of the caller'],
  ['allowed', 'allowed by policies, and nothing says why'],
] as const;

/** What forms and lines mean. */
export function legend(): HTMLElement {
  const icon = (width: number, children: readonly Drawn[]) =>
    nodeOf(
      drawn(
        'svg',
        { class: 'topology', width, height: 20, viewBox: `0 0 ${width} 20`, 'aria-hidden': 'true' },
        children,
      ),
    );
  return h(
    'ul',
    { class: 'legend', 'aria-label': 'Legend' },
    shapes.map(([kind, text]) => {
      const place = { id: '', x: 15, y: 10, width: 28, height: 17 };
      return h('li', {}, icon(30, [drawn('g', { class: `node ${kind}` }, [outline(kind, place)])]), text);
    }),
    lines.map(([kind, text]) => {
      const line = drawn('path', { class: 'line', d: 'M1 10H26' });
      const arrow = drawn('polygon', { class: 'arrow', points: '34,10 25,6 25,14' });
      return h('li', {}, icon(36, [drawn('g', { class: `edge ${kind}` }, [line, arrow])]), text);
    }),
  );
}
