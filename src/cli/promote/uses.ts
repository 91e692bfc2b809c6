import type { Fleet } from '../../fleet/fleet.js';
import { recorded } from '../../intent/record.js';
import { systemAround } from '../../intent/unit.js';
import type { Place } from '../../promotion/place.js';

/** The images that a place asks for, by the declarations of its first environment. @param system only this one's. @default all */
export function imagesAskedFor(fleet: Fleet, { members }: Place, system: string | undefined): ReadonlySet<string> {
  const [first] = members;
  if (!first) return new Set();
  const { app } = fleet.attempt(first);
  const uses = recorded(app, 'use').filter(
    ({ by, value }) => value.kind === 'version' && (system === undefined || systemAround(by) === system),
  );
  return new Set(uses.map(({ value }) => value.name));
}
