import { claimsIn } from '../../graph/claims.js';
import { at, fieldsOf } from '../../graph/fields.js';
import type { Graph } from '../../graph/graph.js';
import { podIndex } from '../../graph/label-index.js';
import { type GraphObject, namespaceOf } from '../../graph/object.js';
import { operatedPods } from '../../graph/operated.js';
import { peakOf, peakText } from '../../graph/peak.js';
import { podAmount } from '../../graph/pod-resources.js';
import { podPath } from '../../graph/workload.js';
import { quantity, quantityText } from '../../manifest/quantity.js';
import { type Check, finding, risk } from '../check.js';
import { podMakingKinds } from '../kinds.js';

const unsaid = 'Give every container a request and a limit, or the namespace a LimitRange with defaults.';
const overlaps = 'Set `concurrencyPolicy: Forbid` where a run can wait or be left out, or raise the quota.';

export const quotaCoversPeak: Check = {
  id: 'quota-covers-peak',
  title: 'A namespace has quota for everything that can run at once',
  why: 'In the moment of most load, or in a rollout, new pods are refused; the workload stays smaller than its autoscaler wants.',
  fix: 'Raise the quota, or lower requests, replicas or surge. In a System, `reserve` makes room for pods that no component declares.',
  category: 'resources',
  severity: 'error',
  kinds: ['ResourceQuota', ...podMakingKinds],
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
        const write = (amount: number) => quantityText(resource, amount);
        const needed = (when: string, demands: readonly Demand[]) =>
          `${value}; ${when} the namespace needs ${write(totalOf(demands))}: ${sumText(demands, write)}`;
        const path = `spec.hard.${resource}`;
        const overlapping = parts.map(overlapped);
        if (exceeds(totalOf(parts), hard)) yield finding(quota, path, needed('at its peak', parts));
        else if (exceeds(totalOf(overlapping), hard))
          yield risk(
            quota,
            path,
            needed('when a run of a CronJob is not over as the next begins,', overlapping),
            overlaps,
          );
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
  /** How many more there are when runs of a CronJob overlap. @default none */
  readonly overlap?: number;
}

const totalOf = (demands: readonly Demand[]): number =>
  demands.reduce((sum, { count, each = 0 }) => sum + count * each, 0);

/** Thousandths of a core add up to a little more than they are. */
const exceeds = (total: number, hard: number): boolean => total > hard * (1 + 1e-9);

/** The same in the moment in which runs overlap. */
const overlapped = (demand: Demand): Demand =>
  demand.overlap
    ? {
        ...demand,
        count: demand.count + demand.overlap,
        counted: `(${demand.counted} + ${demand.overlap} overlapping)`,
      }
    : demand;

/** Terms that a message names; a namespace of a thousand workloads has a thousand. */
const named = 5;

/** `api (4 + 1 surge) x 1 + agent 1 x 100m for each node`: how many nodes there are, manifests do not say. The largest, of many. */
function sumText(demands: readonly Demand[], write: (amount: number) => string): string {
  const terms = demands.filter(({ count, each }) => count && each);
  const largest = new Set([...terms].sort((a, b) => totalOf([b]) - totalOf([a])).slice(0, named));
  const texts = terms
    .filter(term => largest.has(term))
    .map(({ object, counted, each = 0 }) => {
      const more = object.kind === 'DaemonSet' ? ' for each node' : '';
      return `${object.name} ${counted} x ${write(each)}${more}`;
    });
  const rest = terms.filter(term => !largest.has(term));
  const others = rest.length > 0 ? [`${write(totalOf(rest))} for ${rest.length} others`] : [];
  return [...texts, ...others].join(' + ');
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
        overlap: peak.overlap,
        counted: peakText(peak),
        each: name === 'pods' ? 1 : podAmount(graph, workload, kind === 'limits' ? 'limits' : 'requests', name),
      };
    });
}
