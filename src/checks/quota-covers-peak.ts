import { claimsIn } from '../graph/claims.js';
import { at, fieldsOf } from '../graph/fields.js';
import type { Graph } from '../graph/graph.js';
import { podIndex } from '../graph/label-index.js';
import { type GraphObject, namespaceOf } from '../graph/object.js';
import { operatedPods } from '../graph/operated.js';
import { peakOf, peakText } from '../graph/peak.js';
import { podPath } from '../graph/workload.js';
import { type Check, finding } from './check.js';
import { podAmount } from './values/pod-resources.js';
import { quantity, quantityText } from './values/quantity.js';

const unsaid = 'Give every container a request and a limit, or the namespace a LimitRange with defaults.';

export const quotaCoversPeak: Check = {
  id: 'quota-covers-peak',
  title: 'A namespace has quota for everything that can run at once',
  why: 'In the moment of most load, or in a rollout, new pods are refused; the workload stays smaller than its autoscaler wants.',
  fix: 'Raise the quota, or lower requests, replicas or surge. In a System, `reserve` makes room for pods that no component declares.',
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
        const parts = demandOn(graph, namespaceOf(quota), resource);
        if (hard === undefined || !parts) continue;
        for (const { object, container } of parts.filter(part => part.each === undefined)) {
          const message = `says nothing of ${resource}, and quota "${quota.name}" limits it: no pod is created`;
          yield finding(object, container, message, unsaid);
        }
        const total = parts.reduce((sum, { count, each = 0 }) => sum + count * each, 0);
        // Thousandths of a core add up to a little more than they are.
        if (total <= hard * (1 + 1e-9)) continue;
        const write = (amount: number) => quantityText(resource, amount);
        const sums = parts
          .filter(({ each }) => each)
          .map(({ object, counted, each = 0 }) => `${object.name} ${counted} x ${write(each)}`);
        const message = `${value}; at its peak the namespace needs ${write(total)}: ${sums.join(' + ')}`;
        yield finding(quota, `spec.hard.${resource}`, message);
      }
    }
  },
};

interface Demand {
  readonly object: GraphObject;
  /** Where its containers are. */
  readonly container: string;
  readonly count: number;
  /** The count in words. */
  readonly counted: string;
  /** What each needs; undefined when a container says nothing. */
  readonly each: number | undefined;
}

/** What a namespace needs of a quota's resource; undefined for what is not counted here. */
function demandOn(graph: Graph, namespace: string, resource: string): readonly Demand[] | undefined {
  if (resource === 'persistentvolumeclaims' || resource === 'requests.storage') {
    return claimsIn(graph, namespace).map(({ object, count, size }) => {
      const each = resource === 'requests.storage' ? (quantity(size) ?? 0) : 1;
      return { object, container: 'spec', count, counted: `${count}`, each };
    });
  }
  const [, kind, name = ''] = /^(?:(requests|limits)\.)?(cpu|memory|ephemeral-storage|pods)$/.exec(resource) ?? [];
  if (name === '') return undefined;
  return podIndex(graph)
    .in(namespace)
    .map(workload => {
      const peak = peakOf(graph, workload);
      return {
        object: workload.object,
        container: operatedPods(workload.object)?.path ?? podPath(workload, 'containers'),
        count: peak.pods,
        counted: peakText(peak),
        each: name === 'pods' ? 1 : podAmount(graph, workload, kind === 'limits' ? 'limits' : 'requests', name),
      };
    });
}
