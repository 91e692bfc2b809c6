import { at, fieldsOf } from '../graph/fields.js';
import type { Graph } from '../graph/graph.js';
import { workloadIndex } from '../graph/label-index.js';
import { namespaceOf } from '../graph/object.js';
import { peakOf, peakText } from '../graph/peak.js';
import { podPath, type Workload } from '../graph/workload.js';
import { type Check, finding } from './check.js';
import { podAmount } from './values/pod-resources.js';
import { quantity, quantityText } from './values/quantity.js';

const unsaid = 'Give every container a request and a limit, or the namespace a LimitRange with defaults.';

export const quotaCoversPeak: Check = {
  id: 'quota-covers-peak',
  title: 'A namespace has quota for everything that can run at once',
  why: 'In the moment of most load, or in a rollout, new pods are refused; the workload stays smaller than its autoscaler wants.',
  fix: 'Raise the quota, or lower requests, replicas or surge.',
  severity: 'error',
  docs: 'https://kubernetes.io/docs/concepts/policy/resource-quotas/',
  fails: `
apiVersion: v1
kind: ResourceQuota
metadata: { name: compute }
spec: { hard: { requests.cpu: 4 } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  replicas: 4
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec: { containers: [{ name: api, image: 'api:1', resources: { requests: { cpu: 1 } } }] }
`,
  *check(graph) {
    for (const quota of graph.ofKind('ResourceQuota')) {
      const spec = at(quota.manifest, 'spec');
      if (spec['scopes'] !== undefined || spec['scopeSelector'] !== undefined) continue;
      for (const [resource, value] of Object.entries(fieldsOf(spec['hard']))) {
        const hard = quantity(value);
        const parts = hard === undefined ? undefined : demandOn(graph, namespaceOf(quota), resource);
        if (hard === undefined || !parts) continue;
        for (const { workload, each } of parts.filter(part => part.each === undefined)) {
          const message = `says nothing of ${resource}, and quota "${quota.name}" limits it: no pod is created`;
          if (each === undefined) yield finding(workload.object, podPath(workload, 'containers'), message, unsaid);
        }
        const total = parts.reduce((sum, { count, each = 0 }) => sum + count.pods * each, 0);
        if (total <= hard) continue;
        const write = (amount: number) => quantityText(resource, amount);
        const sums = parts
          .filter(({ each }) => each)
          .map(({ workload, count, each = 0 }) => `${workload.object.name} ${peakText(count)} x ${write(each)}`);
        const message = `${value}; at its peak the namespace needs ${write(total)}: ${sums.join(' + ')}`;
        yield finding(quota, `spec.hard.${resource}`, message);
      }
    }
  },
};

interface Demand {
  readonly workload: Workload;
  readonly count: ReturnType<typeof peakOf>;
  /** What one pod needs; undefined when a container says nothing. */
  readonly each: number | undefined;
}

/** What the workloads of a namespace need of a quota's resource; undefined for what pods do not use. */
function demandOn(graph: Graph, namespace: string, resource: string): readonly Demand[] | undefined {
  const [, kind, name = ''] = /^(?:(requests|limits)\.)?(cpu|memory|ephemeral-storage|pods)$/.exec(resource) ?? [];
  if (name === '') return undefined;
  return workloadIndex(graph)
    .in(namespace)
    .map(workload => ({
      workload,
      count: peakOf(graph, workload),
      each: name === 'pods' ? 1 : podAmount(graph, workload, kind === 'limits' ? 'limits' : 'requests', name),
    }));
}
