import { amount } from '../../graph/container-resources.js';
import { type Fields, fieldsOf } from '../../graph/fields.js';
import type { Graph } from '../../graph/graph.js';
import type { GraphObject } from '../../graph/object.js';
import { containerAmount, limitRangesOf, podAmount } from '../../graph/pod-resources.js';
import { type Container, podMakers, podPath, type Workload } from '../../graph/workload.js';
import { quantity, quantityText } from '../../manifest/quantity.js';
import { type Check, type Finding, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const limitRangeAllows: Check = {
  id: 'limit-range-allows',
  title: 'Every container keeps to the limit ranges of its namespace',
  why: 'The API server refuses the pods.',
  fix: 'Change the amount, or the LimitRange.',
  category: 'resources',
  severity: 'error',
  kinds: podMakingKinds,
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
          yield* rangeFindings(
            workload.object,
            podPath(workload, 'containers'),
            faults(range, podGets(graph, workload)),
          );
        if (range['type'] !== 'Container') continue;
        for (const container of workload.containers) {
          const path = `${container.path}.resources`;
          yield* rangeFindings(workload.object, path, faults(range, containerGets(graph, container)));
          yield* rangeFindings(workload.object, path, aboveDefault(range, container));
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

/** The default limit of a range goes to a container without one, and must not be below what it requests. */
function* aboveDefault(range: Fields, container: Container): Iterable<string> {
  for (const [resource, value] of Object.entries(fieldsOf(range['default']))) {
    const [limit, requested] = [quantity(value), amount(container, 'requests', resource)];
    if (limit === undefined || requested === undefined || requested <= limit) continue;
    if (amount(container, 'limits', resource) !== undefined) continue;
    yield `requests ${quantityText(resource, requested)} ${resource} and gets the default limit of ${value}, which is less`;
  }
}

function* rangeFindings(object: GraphObject, path: string, messages: Iterable<string>): Iterable<Finding> {
  const hint = object.unit && ofSystem;
  for (const message of messages) yield finding(object, path, message, hint);
}

/** The LimitRange of a System follows from what its components ask for. */
const ofSystem =
  'Set `resources` in the props of the component: the LimitRange of the System follows from them, not from `container` or a patch. For pods that no component declares, `reserve` raises it.';

function* faults(range: Fields, gets: Gets): Iterable<string> {
  const each = `each ${range['type']}`.toLowerCase();
  for (const [resource, value] of Object.entries(fieldsOf(range['min']))) {
    const [least, requested] = [quantity(value), gets('requests', resource)];
    if (least === undefined || (requested !== undefined && requested >= least)) continue;
    yield `requests ${said(resource, requested)} ${resource}; at least ${value} for ${each}`;
  }
  for (const [resource, value] of Object.entries(fieldsOf(range['max']))) {
    const [most, limit] = [quantity(value), gets('limits', resource)];
    if (most === undefined || (limit !== undefined && limit <= most)) continue;
    yield `has a limit of ${said(resource, limit)} ${resource}; at most ${value} for ${each}`;
  }
  for (const [resource, value] of Object.entries(fieldsOf(range['maxLimitRequestRatio']))) {
    const [ratio, requested, limit] = [quantity(value), gets('requests', resource), gets('limits', resource)];
    if (ratio === undefined || !requested || limit === undefined || limit / requested <= ratio) continue;
    const message = `may use ${said(resource, limit)} ${resource} and requests ${said(resource, requested)}; at most ${value} times as much`;
    yield `${message} for ${each}`;
  }
}

const said = (resource: string, amount: number | undefined): string =>
  amount === undefined ? 'no' : quantityText(resource, amount);
