import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { problem, UsageError } from '../problem.js';
import { projectAround } from '../project-folder.js';

const hint = 'Name the module that exports your fleet in package.json: "plainsail": { "fleet": "src/main.ts" }.';

/** Where the fleet of a project is declared. */
export interface FleetFile {
  /** The folder with the package.json. */
  readonly project: string;
  /** The absolute path of the module. */
  readonly path: string;
}

/** The file that declares the fleet here. @throws UsageError when there is not one */
export function findFleet(): FleetFile {
  const project = projectFolder();
  return { project, path: fleetPath(project) };
}

/** Whether the project here, if there is one, declares a fleet. */
export function hasFleet(): boolean {
  const project = projectAround(process.cwd());
  return project !== undefined && readPackage(join(project, 'package.json')).plainsail?.fleet !== undefined;
}

/** A folder of the project, as seen from the working directory. @throws UsageError when there is no project */
export const inProject = (folder: string): string => relative(process.cwd(), join(projectFolder(), folder));

/** The folder that is rendered into, as seen from the working directory. @throws UsageError when there is no project */
export function outFolder(): string {
  const { out = 'dist' } = readPackage(join(projectFolder(), 'package.json')).plainsail ?? {};
  if (typeof out !== 'string' || out === '' || isAbsolute(out) || out.split(/[\\/]/).includes('..')) {
    throw fleetError(
      `"plainsail.out" of package.json is ${JSON.stringify(out)}.`,
      'Name a folder inside the project: "plainsail": { "out": "dist" }.',
    );
  }
  return inProject(out);
}

function projectFolder(): string {
  const project = projectAround(process.cwd());
  if (project === undefined) throw fleetError('there is no package.json here or in any folder above.', hint);
  return project;
}

function fleetPath(project: string): string {
  const fleet = readPackage(join(project, 'package.json')).plainsail?.fleet;
  if (typeof fleet !== 'string') throw fleetError('package.json names no fleet.', hint);
  const path = resolve(project, fleet);
  if (!existsSync(path)) throw fleetError(`the fleet "${fleet}" of package.json does not exist.`, hint);
  return path;
}

function readPackage(path: string): { readonly plainsail?: { readonly fleet?: unknown; readonly out?: unknown } } {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw fleetError(
      `"${path}" cannot be read: ${error instanceof Error ? error.message : error}.`,
      'Correct the file.',
    );
  }
}

export const fleetError = (message: string, more: string) =>
  new UsageError([problem('fleet', message, { hint: more })]);
