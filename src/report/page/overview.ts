import type { Scene, SceneNode } from '../draw/scene.js';
import { nodeWords } from '../draw/words.js';
import type { Context } from './context.js';
import { type Child, h } from './dom.js';
import { everySystem } from './place.js';
import { chip } from './table.js';

/** What a reader wants to see first: how much there is, what is public, what changes. */
export function overviewOf({ environment, shown, report }: Context, scene: Scene): HTMLElement {
  const open = scene.nodes.filter(({ isPublic }) => isPublic);
  const changed = scene.nodes.filter(({ change }) => change !== undefined);
  const isOwn = (i: number) => shown.system === everySystem || environment.nodes[i]?.system === shown.system;
  const calls = environment.edges.filter(({ change, from, to }) => change !== undefined && (isOwn(from) || isOwn(to)));
  return h(
    'div',
    {},
    h('h3', {}, 'At a glance'),
    h(
      'p',
      {},
      `${counted(scene.nodes.length, 'node')} and ${counted(scene.edges.length, 'line')}. Choose a node to see its calls, its declaration and its files.`,
    ),
    h('h4', {}, 'Public'),
    open.length > 0 ? listed(open) : h('p', { class: 'quiet' }, 'Nothing here is public.'),
    h('h4', {}, 'Changed'),
    report.from === undefined
      ? h('p', { class: 'quiet' }, 'Nothing was compared.')
      : h('p', {}, `${counted(changed.length, 'node')} and ${counted(calls.length, 'connection')}.`),
    changed.length > 0 && listed(changed),
    environment.systems
      .filter(({ name }) => name === shown.system)
      .map(({ namespaces, objects }) => h('p', { class: 'quiet' }, `${objects} objects in ${namespaces.join(', ')}`)),
  );
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

const listed = (nodes: readonly SceneNode[]): Child =>
  h(
    'ul',
    {},
    nodes.map(node => {
      const hosts = hostsOf(node);
      const own = node.change === undefined ? undefined : [' ', chip('warn', node.change)];
      return h('li', {}, nodeWords(node).title, hosts.length > 0 && `: ${hosts.join(', ')}`, own);
    }),
  );

/** Hosts without their paths, each once. */
const hostsOf = ({ node }: SceneNode): readonly string[] => [
  ...new Set((node?.publicAt ?? []).map(text => text.split('/')[0] ?? text)),
];
