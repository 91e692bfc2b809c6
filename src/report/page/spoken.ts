import { textsIn } from '../draw/picture.js';
import type { Scene, SceneNode } from '../draw/scene.js';
import { nodeWords } from '../draw/words.js';

/** A node as a screen reader says it: what it shows, in full, who it calls and who calls it. */
export function spokenOf({ nodes, edges }: Scene, node: SceneNode): string {
  const titles = new Map(nodes.map(each => [each.id, nodeWords(each).title]));
  const { title } = nodeWords(node);
  const texts = textsIn(node);
  const calls = edges.flatMap(({ from, to }) => (from === node.id ? [titles.get(to) ?? ''] : []));
  const callers = edges.flatMap(({ from, to }) => (to === node.id ? [titles.get(from) ?? ''] : []));
  return [
    texts.join(' '),
    texts[0] === title ? '' : title,
    node.group ? 'closed: press to open' : '',
    calls.length > 0 ? `calls ${listed(calls)}` : '',
    callers.length > 0 ? `called by ${listed(callers)}` : '',
  ]
    .filter(Boolean)
    .join(', ');
}

const most = 8;

const listed = (names: readonly string[]): string =>
  names.length > most ? `${names.slice(0, most).join(', ')} and ${names.length - most} more` : names.join(', ');
