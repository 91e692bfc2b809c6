import { posix } from 'node:path';
import { fieldsOf, listOf } from '../graph/fields.js';
import { Unreadable } from './document.js';
import { parseStream } from './parse.js';

/** A folder whose files are no manifests before a tool has rendered them. */
export interface Unrendered {
  readonly folder: string;
  readonly tool: 'helm' | 'kustomize';
}

/** Files of a tree: those that are manifests as they are, and folders that are not. */
export interface Tree {
  readonly files: readonly string[];
  readonly unrendered: readonly Unrendered[];
}

const chart = /(^|\/)Chart\.ya?ml$/;
const kustomization = /(^|\/)(kustomization\.ya?ml|Kustomization)$/;

/** What a kustomization may say while its resources stay as they are. */
const plain = new Set(['apiVersion', 'kind', 'metadata', 'resources', 'sortOptions', 'openapi']);

/**
 * Divides the files of a tree: charts, and kustomizations that change or make something, have to be rendered. One that
 * only lists files is read as it is.
 * @param textOf the text of a kustomization
 */
export function treeOf(paths: readonly string[], textOf: (path: string) => string): Tree {
  // Many folders have the same kustomization.
  const known = new Map<string, boolean>();
  const isChanging = (text: string) => {
    const result = known.get(text) ?? changes(text);
    known.set(text, result);
    return result;
  };
  const found = paths.flatMap((path): readonly Unrendered[] => {
    if (chart.test(path)) return [{ folder: posix.dirname(path), tool: 'helm' }];
    return kustomization.test(path) && isChanging(textOf(path))
      ? [{ folder: posix.dirname(path), tool: 'kustomize' }]
      : [];
  });
  const outer = found.filter(each => !found.some(other => other !== each && isBelow(each.folder, other)));
  const unrendered = [...new Map(outer.map(each => [each.folder, each])).values()];
  if (unrendered.length === 0) return { files: paths, unrendered };
  return { files: paths.filter(path => !unrendered.some(({ folder }) => isIn(path, folder))), unrendered };
}

/** A kustomization below a chart is the chart's; an overlay beside its base is not below it. */
const isBelow = (folder: string, { folder: other, tool }: Unrendered): boolean =>
  folder === other ? tool === 'helm' : isIn(folder, other);

const isIn = (path: string, folder: string): boolean => folder === '.' || path.startsWith(`${folder}/`);

function changes(text: string): boolean {
  const [document] = [...parseStream(text)];
  if (!document || document instanceof Unreadable) return false;
  const value = fieldsOf(document.value);
  return (
    Object.keys(value).some(key => !plain.has(key)) ||
    listOf(value['resources']).some(resource => /^https?:\/\/|^[\w.-]+@|\?ref=|^github\.com\//.test(`${resource}`))
  );
}

/** The command that renders a folder. */
export const renderCommand = ({ folder, tool }: Unrendered): readonly [string, ...string[]] =>
  tool === 'helm' ? ['helm', 'template', nameOf(folder), folder] : ['kubectl', 'kustomize', folder];

const nameOf = (folder: string): string =>
  (folder === '.' ? 'release' : posix.basename(folder)).toLowerCase().replace(/[^a-z0-9-]/g, '-');
