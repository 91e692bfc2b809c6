import { amount } from '../../graph/container-resources.js';
import { at, type Fields, fieldsOf, isMap, listOf, textOf } from '../../graph/fields.js';
import type { GraphObject } from '../../graph/object.js';
import { autoscalers } from '../../graph/scaling.js';
import { isRunning, workloadFor } from '../../graph/workload.js';
import { formatObject } from '../../problem.js';
import { type Check, finding } from '../check.js';
import { autoscalerKinds } from '../kinds.js';
import { choices } from '../wording.js';

export const autoscalerNeedsRequests: Check = {
  id: 'autoscaler-needs-requests',
  title: 'Everything that an autoscaler measures as a share is requested',
  why: 'Utilisation is a share of the request: with one container without it the autoscaler reports FailedGetResourceMetric and never scales.',
  fix: 'Give every container of the pod a request for the resource, or measure an average value.',
  category: 'resources',
  severity: 'error',
  kinds: autoscalerKinds,
  docs: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#support-for-resource-metrics',
  fails: `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: api }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }
  maxReplicas: 4
  metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 70 } } }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  selector: { matchLabels: { app: api } }
  template: { metadata: { labels: { app: api } }, spec: { containers: [{ name: api, image: 'api:1' }] } }
`,
  *check(graph) {
    for (const { object, namespace, target } of autoscalers(graph)) {
      const workload = workloadFor(graph, graph.get(target.group, target.kind, namespace, target.name));
      if (!workload || isMap(workload.spec['resources'])) continue;
      for (const { path, resource, container } of sharesOf(object)) {
        const measured = workload.containers.filter(each => isRunning(each) && (container ?? each.name) === each.name);
        const without = measured.filter(each => amount(each, 'requests', resource) === undefined);
        const names = choices(without.map(({ name }) => name));
        const message = `measures ${resource} as a share of its request; ${formatObject(workload.object)} requests none in ${names}`;
        if (without.length > 0) yield finding(object, path, message);
        if (container !== undefined && measured.length === 0) {
          yield finding(object, path, `${formatObject(workload.object)} has no container "${container}"`);
        }
      }
    }
  },
};

interface Share {
  readonly path: string;
  readonly resource: string;
  readonly container?: string;
}

/** The resources of which an autoscaler measures utilisation. */
function sharesOf(autoscaler: GraphObject): readonly Share[] {
  const spec = at(autoscaler.manifest, 'spec');
  if (spec['targetCPUUtilizationPercentage'] !== undefined) {
    return [{ path: 'spec.targetCPUUtilizationPercentage', resource: 'cpu' }];
  }
  const metrics = listOf(spec['metrics']).map((metric, i) => {
    const { resource, containerResource } = fieldsOf(metric);
    return [`spec.metrics[${i}]`, fieldsOf(resource ?? containerResource)] as const;
  });
  return [...metrics.flatMap(([path, source]) => metricShare(path, source)), ...triggerShares(spec)];
}

function metricShare(path: string, source: Fields): readonly Share[] {
  const [resource, container] = [textOf(source['name']), textOf(source['container'])];
  const target = at(source, 'target');
  if (!resource || target['averageUtilization'] === undefined) return [];
  return [{ path, resource, ...(container === undefined ? {} : { container }) }];
}

function triggerShares(spec: Fields): readonly Share[] {
  return listOf(spec['triggers']).flatMap((trigger, i) => {
    const { type, metricType } = fieldsOf(trigger);
    const { type: oldType, containerName } = at(trigger, 'metadata');
    const resource = textOf(type);
    if ((resource !== 'cpu' && resource !== 'memory') || (metricType ?? oldType) !== 'Utilization') return [];
    const container = textOf(containerName);
    return [{ path: `spec.triggers[${i}]`, resource, ...(container === undefined ? {} : { container }) }];
  });
}
