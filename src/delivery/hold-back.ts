import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { deliveryUnitOf, gitops } from '../intent/gitops.js';
import type { WriteRequest } from '../write/request.js';

/**
 * Takes units out of a write, so that their old files stay. What delivers a unit is held back with it, and the list of
 * all deliveries, where it names one that is not there yet.
 */
export function holdBack(request: WriteRequest, isHeld: (unit: string) => boolean): WriteRequest {
  const gated = request.units.filter(isHeld);
  if (gated.length === 0) return request;
  const deliveries = gated.map(deliveryUnitOf).filter(unit => request.units.includes(unit) && hasFiles(request, unit));
  const missing = deliveries.filter(unit => !existsSync(join(request.out, unit)));
  const lists = missing.map(unit => `${unit.split('/')[0]}/${gitops}`);
  const all = new Set([...gated, ...deliveries, ...lists]);
  const heldBack = [...(request.heldBack ?? []), ...request.units.filter(unit => all.has(unit))];
  const isPassed = (path: string) => !all.has(unitOf(path, request.units));
  const files = new Map([...request.files].filter(([path]) => isPassed(path)));
  return { ...request, files, units: request.units.filter(unit => !all.has(unit)), heldBack };
}

const hasFiles = ({ files }: WriteRequest, unit: string): boolean =>
  [...files.keys()].some(path => path.startsWith(`${unit}/`));

/** The innermost unit that a file is in. */
const unitOf = (path: string, units: readonly string[]): string =>
  units.filter(unit => path.startsWith(`${unit}/`)).reduce((a, b) => (a.length > b.length ? a : b), '');
