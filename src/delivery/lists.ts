import type { GraphObject } from '../graph/object.js';
import { gitops } from '../intent/gitops.js';
import { fileOf, folderOf } from '../render/layout.js';

/** The folder of a stage: beside the delivery objects of its system. */
export const stageFolder = (environment: string, system: string, stage: string): string =>
  `${folderOf({ environment, system: gitops, delivers: system })}${stage}/`;

/** The path of an object's file from a folder, both below the output directory. */
export function pathFrom(folder: string, object: GraphObject): string {
  const own = folderOf(object.unit);
  const steps = folder.split('/').filter(Boolean);
  const path = own.split('/').filter(Boolean);
  let common = 0;
  while (common < steps.length && steps[common] === path[common]) common++;
  return [...steps.slice(common).map(() => '..'), ...path.slice(common), fileOf(object)].join('/');
}

/** The folders that a run writes for an environment: of its systems, and of what delivers them, which may be nothing. */
export const unitsOf = (environment: string, systems: readonly string[], all: boolean): readonly string[] =>
  [...systems, ...(all ? [gitops] : []), ...systems.map(system => `${gitops}/${system}`)].map(
    folder => `${environment}/${folder}`,
  );

/** Whether a file is in one of these folders: `production/codeai`, or `production/gitops/codeai`, which delivers it. */
export function isIn(units: ReadonlySet<string>, path: string): boolean {
  const steps = path.split('/').slice(0, -1);
  return [2, 3].some(depth => units.has(steps.slice(0, depth).join('/')));
}
