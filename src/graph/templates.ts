import type { IConstruct } from 'constructs';
import type { Intents } from '../intent/intents.js';
import { sourceOf } from '../intent/source.js';
import type { Graph } from './graph.js';
import type { Unit } from './object.js';
import { perGraph } from './per-graph.js';

/** A declared file beside the objects of a unit, and is applied by hand if at all. */
export type Template = Intents['template'] & {
  readonly unit: Unit | undefined;
  readonly source: () => string | undefined;
};

/** All of them, in declared order. */
export const templates: (graph: Graph) => readonly Template[] = perGraph(graph => {
  const units = new Map<IConstruct, Unit>(graph.intents('unit').map(({ by, value }) => [by, value]));
  const unitAbove = (by: IConstruct) => by.node.scopes.map(scope => units.get(scope)).findLast(unit => unit);
  return graph
    .intents('template')
    .map(({ by, value }) => ({ ...value, unit: unitAbove(by), source: () => sourceOf(by) }));
});
