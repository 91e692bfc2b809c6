import { quantity } from '../manifest/quantity.js';
import { append } from './append.js';
import { amount } from './container-resources.js';
import { at, type Fields, fieldsOf, listOf } from './fields.js';
import type { Graph } from './graph.js';
import { namespaceOf } from './object.js';
import { perGraph } from './per-graph.js';
import { type Container, isRunning, type Workload } from './workload.js';

type Field = 'requests' | 'limits';

/** The entries of the LimitRanges of a namespace. */
export const limitRangesOf = (graph: Graph, namespace: string): readonly Fields[] =>
  limitRanges(graph).get(namespace) ?? [];

const limitRanges = perGraph(graph => {
  const found = new Map<string, Fields[]>();
  for (const range of graph.ofKind('LimitRange')) {
    for (const entry of listOf(at(range.manifest, 'spec')['limits']))
      append(found, namespaceOf(range), fieldsOf(entry));
  }
  return found;
});

/** What a container gets: its own amount, or the default of a LimitRange. */
export function containerAmount(
  graph: Graph,
  container: Container,
  field: Field,
  resource: string,
): number | undefined {
  const own = amount(container, field, resource);
  if (own !== undefined) return own;
  const entries = limitRangesOf(graph, container.workload.namespace).filter(({ type }) => type === 'Container');
  const named = (name: string) =>
    entries.map(entry => quantity(fieldsOf(entry[name])[resource])).find(value => value !== undefined);
  return field === 'limits' ? named('default') : (named('defaultRequest') ?? named('default'));
}

/** What the scheduler counts for a pod: its containers together, or its largest init container; undefined where one says nothing. */
export function podAmount(graph: Graph, workload: Workload, field: Field, resource: string): number | undefined {
  const whole = quantity(at(workload.spec, 'resources', field)[resource]);
  if (whole !== undefined) return whole;
  let running = 0;
  let starting = 0;
  for (const container of workload.containers) {
    if (container.role === 'ephemeral') continue;
    const own = containerAmount(graph, container, field, resource);
    if (own === undefined) return undefined;
    if (isRunning(container)) running += own;
    else starting = Math.max(starting, own);
  }
  return Math.max(running, starting) + (quantity(at(workload.spec, 'overhead')[resource]) ?? 0);
}
