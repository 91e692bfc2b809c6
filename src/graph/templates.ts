import type { Intents } from '../intent/intents.js';
import { sourceOf } from '../intent/source.js';
import type { Graph } from './graph.js';
import type { Unit } from './object.js';
import { perGraph } from './per-graph.js';
import { unitAbove } from './unit-above.js';

/** A declared file beside the objects of a unit, and is applied by hand if at all. */
export type Template = Intents['template'] & {
  readonly unit: Unit | undefined;
  readonly source: () => string | undefined;
};

/** All of them, in declared order. */
export const templates: (graph: Graph) => readonly Template[] = perGraph(graph => {
  return graph
    .intents('template')
    .map(({ by, value }) => ({ ...value, unit: unitAbove(graph, by), source: () => sourceOf(by) }));
});
