import { mostOpen, type Scene, type SceneNode, sceneOf } from '../draw/scene.js';
import type { ReportEnvironment } from '../model/report.js';
import { Canvas } from './canvas.js';
import { connectionTable } from './connection-table.js';
import type { Context, Drawing } from './context.js';
import { detailsOf } from './details.js';
import { fill, h } from './dom.js';
import { legend } from './legend.js';
import { overviewOf } from './overview.js';
import { everySystem, type Shown } from './place.js';
import { matches } from './table.js';
import { toolbar } from './toolbar.js';

/** What a reader has opened, for as long as the page is open. */
const opened = new Map<string, Set<string>>();
let platform = false;

/** Who calls what: a picture, what is known of the chosen node, and the same as a table. */
export function topologyView(context: Context): Drawing {
  const { environment, shown, go, announce } = context;
  const isWhole = shown.system === everySystem;
  const expanded = opened.get(environment.name) ?? initiallyOpen(environment);
  opened.set(environment.name, expanded);
  const details = h('aside', { 'aria-label': 'Details', tabindex: 0 });
  const bar = h('div', { class: 'bar' });
  let scene: Scene = { nodes: [], edges: [], hidden: 0 };
  let query = context.query;
  let chosen = shown.item;

  /** A system opens, or is gone to; a node is chosen. */
  const act = (node: SceneNode) => {
    const { group } = node;
    if (!group) go({ item: node.id });
    else if (!isWhole) go({ system: group.name, item: undefined });
    else {
      expanded.add(group.name);
      draw();
      canvas.focus(scene.nodes.find(({ box }) => box === group.name)?.id);
      announce(`${group.name} is open: ${group.size} components.`);
    }
  };
  const canvas = new Canvas(act);

  const draw = () => {
    if (query !== '') openFound(environment, query, expanded);
    scene = sceneOf(environment, { system: isWhole ? undefined : shown.system, expanded, platform });
    canvas.draw(scene);
    fillBar();
    choose(chosen);
    if (query !== '') find();
  };

  const choose = (item: string | undefined) => {
    chosen = item;
    const node = environment.nodes.find(({ id }) => id === item);
    canvas.choose(scene.nodes.some(({ id }) => id === item) ? item : undefined);
    fill(details, node ? detailsOf(context, node) : overviewOf(context, scene));
  };

  const find = () => {
    const found = scene.nodes.filter(({ node, group }) =>
      matches(query, group?.name, node?.id, node?.label, ...(node?.publicAt ?? [])),
    );
    canvas.find(query === '' ? undefined : found);
    announce(`${found.length} of ${scene.nodes.length} found.`);
  };

  const fillBar = () => {
    const names = environment.systems.map(({ name }) => name);
    const withNodes = names.filter(name => environment.nodes.some(({ system }) => system === name));
    const open = withNodes.filter(name => expanded.has(name)).length;
    const redrawn = (change: () => void) => () => {
      change();
      draw();
      bar.querySelector<HTMLElement>('button')?.focus();
    };
    fill(
      bar,
      toolbar({
        platform,
        hidden: scene.hidden,
        systems: isWhole ? { open, closed: withNodes.length - open } : undefined,
        setPlatform: on => {
          platform = on;
          draw();
          bar.querySelector('input')?.focus();
        },
        openAll: redrawn(() => {
          for (const name of names) expanded.add(name);
        }),
        closeAll: redrawn(() => expanded.clear()),
        scale: factor => canvas.scale(factor),
      }),
    );
  };

  requestAnimationFrame(draw);
  return {
    element: h(
      'div',
      {},
      h('h2', {}, titleOf(shown)),
      bar,
      h('div', { class: 'stage' }, canvas.element, details),
      legend(),
      connectionTable(context),
      environment.unread.map(text => h('p', { class: 'quiet' }, text)),
    ),
    choose,
    search: text => {
      const before = expanded.size;
      query = text;
      if (text !== '' && isWhole) openFound(environment, text, expanded);
      if (expanded.size === before) find();
      else draw();
    },
  };
}

const titleOf = ({ environment, system }: Shown): string =>
  `Who calls what: ${[environment, system === everySystem ? 'all systems' : system].filter(Boolean).join(', ')}`;

/** What is found is not left in a closed system, unless that is nearly everything. */
function openFound({ nodes }: ReportEnvironment, query: string, expanded: Set<string>): void {
  const found = nodes.filter(({ label, id, publicAt }) => matches(query, label, id, ...publicAt));
  if (found.length > mostOpen) return;
  for (const { system } of found) if (system !== undefined) expanded.add(system);
}

/** A few systems are open from the beginning; many are not. */
function initiallyOpen({ nodes }: ReportEnvironment): Set<string> {
  const systems = nodes.flatMap(({ system }) => system ?? []);
  return new Set(systems.length <= mostOpen ? systems : []);
}
