import { at } from './fields.js';
import type { Graph } from './graph.js';
import { phaseOf, waveOf } from './hooks.js';
import type { GraphObject } from './object.js';
import { perGraph } from './per-graph.js';

const key = 'argocd.argoproj.io/sync-wave';
const phases = { before: 0, during: 1, after: 2 } as const;

/** Whether anything is in a wave of its own: without one, Argo CD applies each phase at once. */
export const hasWaves = perGraph((graph: Graph) =>
  graph.objects.some(({ manifest }) => at(manifest, 'metadata', 'annotations')[key] !== undefined),
);

/** Whether one object is applied in a later wave or phase than another of the same unit. */
export function isLater(one: GraphObject, other: GraphObject): boolean {
  if (one.unit !== other.unit && !isSameUnit(one, other)) return false;
  const [ours, theirs] = [phases[phaseOf(one)], phases[phaseOf(other)]];
  return ours === theirs ? waveOf(one) > waveOf(other) : ours > theirs;
}

const isSameUnit = ({ unit: one }: GraphObject, { unit: other }: GraphObject) =>
  one?.environment === other?.environment && one?.system === other?.system && one?.delivers === other?.delivers;

/** `wave 2`, and its phase where that is not the usual one. */
export const placeInSync = (object: GraphObject): string => `${phaseNames[phaseOf(object)]}wave ${waveOf(object)}`;

const phaseNames = { before: 'phase PreSync, ', during: '', after: 'phase PostSync, ' } as const;
