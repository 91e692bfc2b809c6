import type { Graph } from '../graph/graph.js';
import { idOf } from '../graph/graph.js';
import type { GraphObject } from '../graph/object.js';
import { perGraph } from '../graph/per-graph.js';
import { podMakers, type Workload } from '../graph/workload.js';

const makers = perGraph(graph => new Map(podMakers(graph).map(maker => [keyOf(maker.object), maker])));

const keyOf = ({ group, kind, namespace, name }: GraphObject): string => idOf(group, kind, namespace, name);

/** What makes the pods of the same object in another graph; undefined if it has none. */
export const podMakerLike = (graph: Graph, object: GraphObject): Workload | undefined =>
  makers(graph).get(keyOf(object));
