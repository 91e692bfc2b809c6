import { type Fields, fieldsOf } from '../../graph/fields.js';
import type { GraphObject } from '../../graph/object.js';
import { containers, podPath, workloads } from '../../graph/workload.js';
import { quantity } from '../../manifest/quantity.js';
import { type Check, type Finding, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const requestsWithinLimits: Check = {
  id: 'requests-within-limits',
  title: 'No container requests more than its limit',
  why: 'The API server refuses the pod: "must be less than or equal to limit".',
  fix: 'Raise the limit or lower the request.',
  category: 'server',
  severity: 'error',
  kinds: podMakingKinds,
  scope: 'object',
  docs: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  containers: [{ name: api, image: 'api:1', resources: { requests: { memory: 1Gi }, limits: { memory: 512Mi } } }]
`,
  *check(graph) {
    for (const container of containers(graph)) yield* faults(container.object, container.path, container.fields);
    for (const workload of workloads(graph)) yield* faults(workload.object, podPath(workload, ''), workload.spec);
  },
};

function* faults(object: GraphObject, path: string, { resources }: Fields): Iterable<Finding> {
  const { requests, limits } = fieldsOf(resources);
  for (const [resource, requested] of Object.entries(fieldsOf(requests))) {
    const limit = fieldsOf(limits)[resource];
    const [wanted, most] = [quantity(requested), quantity(limit)];
    if (wanted === undefined || most === undefined || wanted <= most) continue;
    yield finding(object, `${path}.resources.requests.${resource}`, `requests ${requested}; the limit is ${limit}`);
  }
}
