import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { deliveryUnitOf, gitops } from '../intent/gitops.js';
import { innermostOf, Texts, type WriteRequest } from '../write/index.js';

/**
 * Takes units out of a write, so that their old files stay. What delivers a unit is held back with it, and the list of
 * all deliveries, where it names one that is not there yet.
 */
export function holdBack(request: WriteRequest, isHeld: (unit: string) => boolean): WriteRequest {
  const gated = request.units.filter(isHeld);
  if (gated.length === 0) return request;
  const unitOf = innermostOf(request.units);
  const written = new Set([...request.files.keys()].map(unitOf));
  const deliveries = gated.map(deliveryUnitOf).filter(unit => written.has(unit));
  const missing = deliveries.filter(unit => !existsSync(join(request.out, unit)));
  const lists = missing.map(unit => `${unit.split('/')[0]}/${gitops}`);
  const all = new Set([...gated, ...deliveries, ...lists]);
  const heldBack = [...(request.heldBack ?? []), ...request.units.filter(unit => all.has(unit))];
  const files = new Texts(request.files, path => !all.has(unitOf(path)));
  return { ...request, files, units: request.units.filter(unit => !all.has(unit)), heldBack };
}
