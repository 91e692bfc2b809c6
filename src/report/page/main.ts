import { changeView } from './change.js';
import type { Context, Drawing } from './context.js';
import { readData } from './data.js';
import { fill, h } from './dom.js';
import { header } from './header.js';
import { inventoryView } from './inventory.js';
import { setBase } from './links.js';
import { everySystem, hashOf, parsed, type Shown, type View } from './place.js';
import { reliabilityView } from './reliability.js';
import { topologyView } from './topology.js';

const { base, report } = readData();
setBase(base);

const top = h('div');
const main = h('main', { id: 'main', tabindex: -1 });
const voice = h('div', { class: 'skip', 'aria-live': 'polite' });
const skip = h('a', { class: 'skip', href: '#main' }, 'Skip to the content');
skip.addEventListener('click', event => {
  event.preventDefault();
  main.focus();
});
document.body.append(skip, top, main, voice);

const drawn: Readonly<Record<View, (context: Context) => Drawing>> = {
  topology: topologyView,
  change: changeView,
  reliability: reliabilityView,
  inventory: inventoryView,
};

let shown = wanted();
let query = '';
let current: Drawing | undefined;

/** What the address asks for, as far as it is there; else the most important environment. */
function wanted(): Shown {
  const asked = parsed(location.hash);
  const { environments } = report;
  const usual = environments.find(({ tier }) => tier === 'production') ?? environments.at(-1);
  const environment = environments.find(({ name }) => name === asked?.environment) ?? usual;
  const system = environment?.systems.find(({ name }) => name === asked?.system)?.name ?? everySystem;
  const view = asked?.view ?? (report.changes.length > 0 ? 'change' : 'topology');
  return { environment: environment?.name ?? '', system, view, item: asked?.item };
}

function go(change: Partial<Shown>): void {
  location.hash = hashOf({ ...shown, ...change });
}

function search(text: string): void {
  query = text;
  if (current?.search) current.search(text);
  else drawView();
}

function drawView(): void {
  const environment = report.environments.find(({ name }) => name === shown.environment);
  if (!environment) {
    fill(main, h('p', {}, 'There is no environment in this report.'));
    return;
  }
  const announce = (text: string) => fill(voice, text);
  current = drawn[shown.view]({ report, environment, shown, query, go, announce });
  fill(main, current.element);
}

function draw(): void {
  document.title = `${[shown.environment, shown.system === everySystem ? '' : shown.system].filter(Boolean).join('/')} ${shown.view} · ${report.title}`;
  fill(top, header({ report, shown, query, go, search }));
  drawView();
}

/** Only another node: the picture stays as it is. */
const isSamePicture = (one: Shown, other: Shown): boolean =>
  hashOf({ ...one, item: undefined }) === hashOf({ ...other, item: undefined });

window.addEventListener('hashchange', () => {
  const next = wanted();
  const isSame = isSamePicture(shown, next) && next.view === 'topology';
  const before = document.activeElement?.closest('header') ? focusPath() : undefined;
  shown = next;
  if (isSame) current?.choose?.(next.item);
  else draw();
  if (before !== undefined) refocus(before);
});

/** The control of the head that has the focus, by its position. */
function focusPath(): number {
  return controls().indexOf(document.activeElement as HTMLElement);
}
function refocus(index: number): void {
  controls()[index]?.focus();
}
const controls = (): HTMLElement[] => [...top.querySelectorAll<HTMLElement>('select, a, input')];

draw();
