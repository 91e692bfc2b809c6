import { existsSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { projectDefaults, undated } from '../defaults/project.js';
import { Fleet } from '../fleet/fleet.js';
import { note } from '../intent/notes.js';
import { problem, UsageError } from '../problem.js';
import { compiled } from './compile/compile.js';
import { moduleAt } from './compile/module.js';

const hint = 'Name the module that exports your fleet in package.json: "plainsail": { "fleet": "src/main.ts" }.';

/** Where the fleet of a project is declared. */
export interface FleetFile {
  /** The folder with the package.json. */
  readonly project: string;
  /** The absolute path of the module. */
  readonly path: string;
}

/** The fleet of the project around the working directory. @throws UsageError when there is not one */
export async function loadFleet(): Promise<Fleet> {
  const file = findFleet();
  projectDefaults(); // A date that does not exist is said as it is, not as a fault of the fleet.
  note(undated());
  return fleetOf(file, await moduleAt(await compiled(file.project, file.path), relative(process.cwd(), file.path)));
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

/** What the compiled module exports as `fleet`. @throws UsageError when that is not a fleet */
export function fleetOf({ path }: FleetFile, { fleet }: { readonly fleet?: unknown }): Fleet {
  if (isFleet(fleet)) return fleet;
  throw fleetError(
    `"${path}" exports no fleet.`,
    'Write there: export const fleet = new Fleet({ environments, systems }).',
  );
}

function projectFolder(): string {
  const project = projectAround(process.cwd());
  if (project === undefined) throw fleetError('there is no package.json here or in any folder above.', hint);
  return project;
}

/** The nearest folder with a package.json. */
export function projectAround(folder: string): string | undefined {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : projectAround(parent);
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

/** By its form: another copy of this library may have made it. */
const isFleet = (value: unknown): value is Fleet =>
  value instanceof Fleet ||
  (typeof value === 'object' && value !== null && 'environments' in value && 'declare' in value);

const fleetError = (message: string, more: string) => new UsageError([problem('fleet', message, { hint: more })]);
