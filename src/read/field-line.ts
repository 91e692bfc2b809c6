import { compose } from './compose.js';
import { documentsOf } from './documents.js';
import type { Node } from './node.js';

/**
 * The line of a field of an object in a text; where the object lacks the field, the line of the last part of the path
 * that it has.
 * @param line where the object begins
 * @param path `spec.template.spec.containers[0].image`, `metadata.labels["app.kubernetes.io/name"]`
 */
export function fieldLine(text: string, line: number, path: string): number {
  const object = objectAt(text, line);
  return object ? lineOf(object, stepsOf(path), line) : line;
}

/** The map that begins in a line: a document, or an item of a list. */
function objectAt(text: string, line: number): Node | undefined {
  try {
    for (const part of documentsOf(text)) {
      const document = 'yaml' in part ? part.yaml : 'json' in part ? { text, line: 1 } : undefined;
      const root = document && compose(document).root;
      const found = root && [root, ...itemsOf(root)].find(each => each.kind === 'map' && each.line === line);
      if (found) return found;
    }
  } catch {
    // What cannot be composed has no fields to point at.
  }
  return undefined;
}

const itemsOf = (root: Node): readonly Node[] => entryOf(root, 'items')?.children ?? [];

function entryOf(map: Node, key: string): Node | undefined {
  const at = map.children.findIndex((child, i) => i % 2 === 0 && child.kind === 'scalar' && child.text === key);
  return at < 0 ? undefined : map.children[at + 1];
}

const stepsOf = (path: string): readonly string[] =>
  [...path.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]|([^.[\]]+)/g)].map(([, quoted, index, name]) =>
    quoted !== undefined ? quoted.replace(/\\(.)/g, '$1') : (index ?? name ?? ''),
  );

function lineOf(at: Node, [step, ...rest]: readonly string[], line: number): number {
  const node = at.target ?? at;
  if (step === undefined) return line;
  if (node.kind === 'list') {
    const item = node.children[Number(step)];
    return item ? lineOf(item, rest, item.line) : line;
  }
  if (node.kind !== 'map') return line;
  const key = node.children.findIndex((child, i) => i % 2 === 0 && child.text === step);
  const [name, value] = [node.children[key], node.children[key + 1]];
  return key >= 0 && name && value ? lineOf(value, rest, name.line) : line;
}
