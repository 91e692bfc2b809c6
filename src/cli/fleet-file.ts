import { relative } from 'node:path';
import { projectDefaults, undated } from '../defaults/project.js';
import type { Fleet } from '../fleet/fleet.js';
import { note } from '../intent/notes.js';
import { compiled } from './compile/compile.js';
import { moduleAt } from './compile/module.js';
import { type FleetFile, findFleet, fleetError } from './project.js';

/** The fleet of the project around the working directory. @throws UsageError when there is not one */
export async function loadFleet(): Promise<Fleet> {
  const file = findFleet();
  projectDefaults(); // A date that does not exist is said as it is, not as a fault of the fleet.
  note(undated());
  return fleetOf(file, await moduleAt(await compiled(file.project, file.path), relative(process.cwd(), file.path)));
}

/** What the compiled module exports as `fleet`. @throws UsageError when that is not a fleet */
export function fleetOf({ path }: FleetFile, { fleet }: { readonly fleet?: unknown }): Fleet {
  if (isFleet(fleet)) return fleet;
  throw fleetError(
    `"${path}" exports no fleet.`,
    'Write there: export const fleet = new Fleet({ environments, systems }).',
  );
}

/** By its form: another copy of this library may have made it. */
const isFleet = (value: unknown): value is Fleet =>
  typeof value === 'object' && value !== null && 'environments' in value && 'declare' in value;
