import { posix } from 'node:path';
import { at, fieldsOf, listOf, textOf } from '../graph/fields.js';
import { Unreadable } from './document.js';
import { parseStream } from './parse.js';

/** A folder whose files are not manifests before a tool has rendered them. */
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
  const known = new Map<string, Kustomization>();
  const read = (text: string) => {
    const result = known.get(text) ?? kustomizationOf(text);
    known.set(text, result);
    return result;
  };
  const parts = new Set<string>();
  const found = paths.flatMap((path): readonly Unrendered[] => {
    if (chart.test(path)) return [{ folder: posix.dirname(path), tool: 'helm' }];
    if (!kustomization.test(path)) return [];
    const { isChanging, patches } = read(textOf(path));
    for (const patch of patches) parts.add(posix.join(posix.dirname(path), patch));
    return isChanging ? [{ folder: posix.dirname(path), tool: 'kustomize' }] : [];
  });
  const bases = basesOf(found, paths, textOf);
  const outer = found.filter(each => !found.some(other => other !== each && isBelow(each.folder, other)));
  const unrendered = [...new Map(outer.map(each => [each.folder, each])).values()];
  if (unrendered.length === 0) return { files: paths, unrendered };
  const isRead = (path: string) =>
    !bases.has(path) && !parts.has(path) && !unrendered.some(({ folder }) => isIn(path, folder));
  return { files: paths.filter(isRead), unrendered: unrendered.filter(({ folder }) => !bases.has(folder)) };
}

/** The folders and files from which kustomizations make what is applied: nobody applies them as they are. */
function basesOf(
  found: readonly Unrendered[],
  paths: readonly string[],
  textOf: (path: string) => string,
): ReadonlySet<string> {
  const listing = new Map(
    paths.flatMap(path => (kustomization.test(path) ? [[posix.dirname(path), path] as const] : [])),
  );
  const bases = new Set<string>();
  const waiting = found.filter(({ tool }) => tool === 'kustomize').map(({ folder }) => folder);
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const file = listing.get(folder);
    for (const base of file === undefined ? [] : resourcesOf(textOf(file))) {
      const path = posix.normalize(posix.join(folder, base)).replace(/\/$/, '');
      if (bases.has(path)) continue;
      bases.add(path);
      if (listing.has(path)) waiting.push(path);
    }
  }
  return bases;
}

/** The files and folders that a kustomization takes in. */
function resourcesOf(text: string): readonly string[] {
  const [document] = [...parseStream(text)];
  if (!document || document instanceof Unreadable) return [];
  const value = fieldsOf(document.value);
  return ['resources', 'bases', 'components'].flatMap(field =>
    listOf(value[field]).flatMap(each => (typeof each === 'string' && !isRemote(each) ? [each] : [])),
  );
}

const isRemote = (resource: string): boolean => /^https?:\/\/|^[\w.-]+@|\?ref=|^github\.com\//.test(resource);

/** A kustomization below a chart is the chart's; an overlay beside its base is not below it. */
const isBelow = (folder: string, { folder: other, tool }: Unrendered): boolean =>
  folder === other ? tool === 'helm' : isIn(folder, other);

const isIn = (path: string, folder: string): boolean => folder === '.' || path.startsWith(`${folder}/`);

interface Kustomization {
  /** It changes or makes something. */
  readonly isChanging: boolean;
  /** Files with parts of objects, relative to its folder: they may be in another one. */
  readonly patches: readonly string[];
}

function kustomizationOf(text: string): Kustomization {
  const [document] = [...parseStream(text)];
  if (!document || document instanceof Unreadable) return { isChanging: false, patches: [] };
  const value = fieldsOf(document.value);
  const isChanging =
    Object.keys(value).some(key => !plain.has(key)) ||
    listOf(value['resources']).some(resource => isRemote(`${resource}`));
  const named = ['patches', 'patchesJson6902', 'replacements'].flatMap(key =>
    listOf(value[key]).flatMap(entry => textOf(at(entry)['path']) ?? []),
  );
  const merged = listOf(value['patchesStrategicMerge']).flatMap(entry => textOf(entry) ?? []);
  return { isChanging, patches: [...named, ...merged] };
}

/** The command that renders a folder. */
export const renderCommand = ({ folder, tool }: Unrendered): readonly [string, ...string[]] =>
  tool === 'helm' ? ['helm', 'template', nameOf(folder), folder] : ['kubectl', 'kustomize', folder];

const nameOf = (folder: string): string =>
  (folder === '.' ? 'release' : posix.basename(folder)).toLowerCase().replace(/[^a-z0-9-]/g, '-');
