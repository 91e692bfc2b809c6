import type { IConstruct } from 'constructs';
import type { Graph } from './graph.js';
import type { Unit } from './object.js';
import { perGraph } from './per-graph.js';

/** The unit that a construct of a graph belongs to. */
export const unitAbove = (graph: Graph, { node }: IConstruct): Unit | undefined =>
  node.scopes.map(scope => units(graph).get(scope)).findLast(unit => unit);

const units = perGraph(graph => new Map<IConstruct, Unit>(graph.intents('unit').map(({ by, value }) => [by, value])));
