import type { Graph } from '../graph/graph.js';
import type { GraphObject } from '../graph/object.js';
import { formatObject, type Problem, ProblemError, problem } from '../problem.js';
import { byApplyOrder } from './apply-order.js';
import { inventory, inventoryFile } from './inventory.js';
import { kustomization, kustomizationFile } from './kustomization.js';
import { fileOf, folderOf } from './layout.js';
import { byCodeUnit, readerOrder } from './order.js';
import { toYaml } from './yaml/emit.js';

/** An object and the name of its file inside its folder. */
interface Entry {
  readonly file: string;
  readonly object: GraphObject;
}

/**
 * The text of every file by its path, with `/` between folders: each object once, and for each unit its
 * `kustomization.yaml` and inventory. Neither paths nor text depend on the order the objects were declared in.
 *
 * @throws ProblemError with every value that cannot be written and all objects that share a path
 */
export function render(graph: Graph): Map<string, string> {
  const files = new Map<string, string>();
  const problems: Problem[] = [];
  for (const [folder, entries] of entriesByFolder(graph)) {
    entries.sort((a, b) => byCodeUnit(a.file, b.file));
    problems.push(...sharedPaths(folder, entries));
    for (const { file, object } of entries) files.set(folder + file, yamlOf(object, problems));
    if (folder !== '') {
      const ordered = entries.toSorted((a, b) => byApplyOrder(a.object, b.object)).map(({ file }) => file);
      files.set(folder + kustomizationFile, kustomization(ordered));
      files.set(folder + inventoryFile, inventory([...ordered, kustomizationFile]));
    }
  }
  if (problems.length > 0) throw new ProblemError(problems);
  return files;
}

function entriesByFolder(graph: Graph): Map<string, Entry[]> {
  const folders = new Map<string, Entry[]>();
  for (const object of graph.objects) {
    const folder = folderOf(object.unit);
    const entry = { file: fileOf(object), object };
    const entries = folders.get(folder);
    if (entries) entries.push(entry);
    else folders.set(folder, [entry]);
  }
  return folders;
}

function* sharedPaths(folder: string, sorted: readonly Entry[]): Generator<Problem> {
  for (const [i, { file, object }] of sorted.entries()) {
    const before = sorted[i - 1];
    if (before?.file !== file) continue;
    const where = before.object.source?.();
    const other = `${formatObject(before.object)} (${before.object.apiVersion}${where ? `, ${where}` : ''})`;
    yield problem('shared-path', `has the same file as ${other}: ${folder}${file}`, {
      ...placeOf(object),
      hint: 'Give one of them another name, or declare it once.',
    });
  }
}

function yamlOf(object: GraphObject, problems: Problem[]): string {
  try {
    return toYaml(object.manifest, readerOrder);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    problems.push(...error.problems.map(found => ({ ...found, ...placeOf(object) })));
    return '';
  }
}

function placeOf({ apiVersion, kind, namespace, name, source, file }: GraphObject) {
  return { object: { apiVersion, kind, namespace, name }, source: source?.(), file };
}
