import type { Graph } from '../graph/graph.js';
import type { GraphObject } from '../graph/object.js';
import { perObject } from '../graph/per-object.js';
import { gitops } from '../intent/gitops.js';
import { type Problem, ProblemError } from '../problem.js';
import { byApplyOrder } from './apply-order.js';
import { contractFile, contractFiles } from './contracts.js';
import { entriesOf, fileProblems, foldersOf, placeOf } from './folders.js';
import { inventory, inventoryFile } from './inventory.js';
import { kustomization, kustomizationFile } from './kustomization.js';
import { readerOrder } from './order.js';
import { templateFiles, within } from './templates.js';
import { toYaml } from './yaml/emit.js';

/**
 * The text of every file by its path, with `/` between folders: each object once, and for each unit its
 * `kustomization.yaml`, contract, templates and inventory. Neither paths nor text depend on the order the objects were declared in.
 *
 * @throws ProblemError with every value that cannot be written and every file name that cannot be used
 */
export function render(graph: Graph): Map<string, string> {
  const problems: Problem[] = [];
  const files = new Map(templateFiles(graph, problems));
  const templates = [...files.keys()];
  const contracts = contractFiles(graph);
  for (const [folder, objects] of foldersOf(graph)) {
    const entries = entriesOf(objects);
    problems.push(...fileProblems(folder, entries));
    for (const { file, object } of entries) files.set(folder + file, textOf(object, problems));
    if (folder === '' || objects[0]?.unit?.system === gitops) continue; // Delivery lists its own files.
    const names = entries.toSorted((a, b) => byApplyOrder(a.object, b.object)).map(({ file }) => file);
    files.set(folder + kustomizationFile, kustomization(names));
    const contract = contracts.get(folder + contractFile);
    if (contract !== undefined) files.set(folder + contractFile, contract);
    const beside = [...(contract === undefined ? [] : [contractFile]), ...within(folder, templates)];
    files.set(folder + inventoryFile, inventory([...names, kustomizationFile, ...beside]));
  }
  if (problems.length > 0) throw new ProblemError(problems);
  return files;
}

/** The text of one object. @throws ProblemError with every value that cannot be written */
export const yamlOf = perObject(({ manifest }) => toYaml(manifest, readerOrder));

function textOf(object: GraphObject, problems: Problem[]): string {
  try {
    return yamlOf(object);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    problems.push(...error.problems.map(found => ({ ...found, ...placeOf(object) })));
    return '';
  }
}
