import { type Fields, fieldsOf } from '../graph/fields.js';
import type { Graph } from '../graph/graph.js';
import type { GraphObject } from '../graph/object.js';
import { type Container, podMakers, podPath, type Workload } from '../graph/workload.js';
import { type Check, type Finding, finding } from './check.js';
import { containerAmount, limitRangesOf, podAmount } from './values/pod-resources.js';
import { quantity, quantityText } from './values/quantity.js';

export const limitRangeAllows: Check = {
  id: 'limit-range-allows',
  title: 'Every container keeps to the limit ranges of its namespace',
  why: 'The API server refuses the pods.',
  fix: 'Change the amount, or the LimitRange.',
  severity: 'error',
  docs: 'https://kubernetes.io/docs/concepts/policy/limit-range/',
  fails: `
apiVersion: v1
kind: LimitRange
metadata: { name: sizes }
spec: { limits: [{ type: Container, max: { memory: 1Gi } }] }
---
apiVersion: v1
kind: Pod
metadata: { name: api }
spec: { containers: [{ name: api, image: 'api:1', resources: { limits: { memory: 2Gi } } }] }
`,
  *check(graph) {
    for (const workload of podMakers(graph)) {
      for (const range of limitRangesOf(graph, workload.namespace)) {
        if (range['type'] === 'Pod')
          yield* faults(workload.object, podPath(workload, 'containers'), range, podGets(graph, workload));
        if (range['type'] !== 'Container') continue;
        for (const container of workload.containers) {
          yield* faults(workload.object, `${container.path}.resources`, range, containerGets(graph, container));
        }
      }
    }
  },
};

type Gets = (field: 'requests' | 'limits', resource: string) => number | undefined;

const podGets =
  (graph: Graph, workload: Workload): Gets =>
  (field, resource) =>
    podAmount(graph, workload, field, resource);
const containerGets =
  (graph: Graph, container: Container): Gets =>
  (field, resource) =>
    containerAmount(graph, container, field, resource);

function* faults(object: GraphObject, path: string, range: Fields, gets: Gets): Iterable<Finding> {
  const each = `each ${range['type']}`.toLowerCase();
  for (const [resource, value] of Object.entries(fieldsOf(range['min']))) {
    const [least, requested] = [quantity(value), gets('requests', resource)];
    if (least === undefined || (requested !== undefined && requested >= least)) continue;
    yield finding(object, path, `requests ${said(resource, requested)} ${resource}; at least ${value} for ${each}`);
  }
  for (const [resource, value] of Object.entries(fieldsOf(range['max']))) {
    const [most, limit] = [quantity(value), gets('limits', resource)];
    if (most === undefined || (limit !== undefined && limit <= most)) continue;
    yield finding(object, path, `has a limit of ${said(resource, limit)} ${resource}; at most ${value} for ${each}`);
  }
  for (const [resource, value] of Object.entries(fieldsOf(range['maxLimitRequestRatio']))) {
    const [ratio, requested, limit] = [quantity(value), gets('requests', resource), gets('limits', resource)];
    if (ratio === undefined || !requested || limit === undefined || limit / requested <= ratio) continue;
    const message = `may use ${said(resource, limit)} ${resource} and requests ${said(resource, requested)}; at most ${value} times as much`;
    yield finding(object, path, `${message} for ${each}`);
  }
}

const said = (resource: string, amount: number | undefined): string =>
  amount === undefined ? 'no' : quantityText(resource, amount);
