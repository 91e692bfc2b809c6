import { append } from '../graph/append.js';
import type { Graph } from '../graph/graph.js';
import type { GraphObject } from '../graph/object.js';
import { formatObject, type Problem, problem } from '../problem.js';
import { fileOf, folderOf } from './layout.js';
import { byCodeUnit } from './order.js';

/** An object and the name of its file inside its folder. */
export interface Entry {
  readonly file: string;
  readonly object: GraphObject;
}

/** The objects of each folder. The folder of objects without a unit is the empty text. */
export function foldersOf(graph: Graph): ReadonlyMap<string, readonly GraphObject[]> {
  const folders = new Map<string, GraphObject[]>();
  for (const object of graph.objects) append(folders, folderOf(object.unit), object);
  return folders;
}

/** The objects of a folder under their file names, sorted by these. */
export const entriesOf = (objects: readonly GraphObject[]): readonly Entry[] =>
  objects.map(object => ({ file: fileOf(object), object })).sort((a, b) => byCodeUnit(a.file, b.file));

/** What file systems take, in bytes; file names are ASCII. */
const longest = 255;

/** The files of a folder that cannot be written beside one another. */
export function* fileProblems(folder: string, entries: readonly Entry[]): Generator<Problem> {
  for (const [i, { file, object }] of entries.entries()) {
    if (file.length > longest) {
      const message = `makes a file name of ${file.length} characters; file systems take ${longest}: ${file}`;
      yield problem('long-file-name', message, { ...placeOf(object), hint: 'Give it a shorter name.' });
    }
    const before = entries[i - 1];
    if (before?.file === file) {
      const message = `has the same file as ${described(before.object)}: ${folder}${file}`;
      const hint = 'Give one of them another name, or declare it once.';
      yield problem('shared-path', message, { ...placeOf(object), hint });
    }
  }
}

/** Which object a problem is about, and where it was declared. */
export function placeOf({ apiVersion, kind, namespace, name, source, file }: GraphObject) {
  return { object: { apiVersion, kind, namespace, name }, source: source?.(), file };
}

const described = (object: GraphObject) =>
  `${formatObject(object)} (${[object.apiVersion, object.source?.() ?? object.file].filter(Boolean).join(', ')})`;
