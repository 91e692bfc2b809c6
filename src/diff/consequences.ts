import { argoCdOrder } from './argo-cd-order.js';
import { capacity } from './capacity.js';
import { configuration } from './configuration.js';
import type { Consequence, Pair } from './consequence.js';
import { connections } from './exposed.js';
import { fluxOrder } from './flux-order.js';
import { lost } from './lost.js';
import { order } from './order.js';
import { other } from './other.js';
import { permissions } from './permissions.js';
import { refused, refusedObjects } from './refused.js';
import { removedCallees } from './removed-callees.js';
import { restarts } from './restarts/restarts.js';
import { staleConfiguration } from './restarts/stale-configuration.js';
import { answers, routes } from './routes.js';
import { versions } from './versions.js';
import { watched } from './watched.js';

const parts = [
  lost,
  restarts,
  staleConfiguration,
  connections,
  routes,
  answers,
  removedCallees,
  permissions,
  versions,
  configuration,
  watched,
  capacity,
  order,
  fluxOrder,
  argoCdOrder,
];

/**
 * Everything that happens to a cluster with the previous graph when it gets the next one. What the API server refuses
 * stays as it is, and does nothing else.
 */
export function consequencesOf(pair: Pair): readonly Consequence[] {
  const refusals = [...refused(pair)];
  const isRefused = refusedObjects(refusals);
  const found = parts.flatMap(part => [...part(pair)]);
  const all = [...found, ...other(pair, [...refusals, ...found])];
  return [...refusals, ...all.filter(({ object }) => !isRefused(object))];
}
