import { at } from '../../graph/fields.js';
import { isSame } from '../../graph/graph.js';
import { podIndex } from '../../graph/label-index.js';
import type { GraphObject } from '../../graph/object.js';
import { autoscalersOf } from '../../graph/scaling.js';
import { isPort, podPorts, podsBehind, servicePorts } from '../../graph/services.js';
import { type Workload, workloads } from '../../graph/workload.js';
import { formatObject } from '../../problem.js';
import { type Check, finding, risk } from '../check.js';
import { podMakingKinds } from '../kinds.js';
import { selectorText } from '../labels.js';
import { joined } from '../missing.js';

const controllers = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet']);
const ending = new Set(['Job', 'CronJob']);

/** A pod without the named port gets no requests through it. */
const isReached = (service: GraphObject, workload: Workload): boolean =>
  servicePorts(service).some(
    ({ target, protocol }) => typeof target === 'number' || podPorts(workload).some(isPort(target, protocol)),
  );

export const selectorExclusive: Check = {
  id: 'selector-exclusive',
  title: 'No selector takes the pods of another workload',
  why: 'An autoscaler averages over every pod that the selector takes, and so counts foreign ones; a Service that takes the pods of a Job sends requests to a program that does not listen.',
  fix: 'Give each workload a label of its own, `app.kubernetes.io/component`, and select it.',
  category: 'workload',
  severity: 'error',
  kinds: ['Service', ...podMakingKinds],
  docs: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector',
  fails: `
apiVersion: v1
kind: Service
metadata: { name: api }
spec: { selector: { app: api }, ports: [{ port: 80, targetPort: 8080 }] }
---
apiVersion: v1
kind: Pod
metadata: { name: api, labels: { app: api } }
spec: { containers: [{ name: api, image: 'api:1', ports: [{ containerPort: 8080 }] }] }
---
apiVersion: batch/v1
kind: Job
metadata: { name: migrate }
spec:
  template:
    metadata: { labels: { app: api } }
    spec: { restartPolicy: Never, containers: [{ name: migrate, image: 'api:1' }] }
`,
  *check(graph) {
    for (const { object, namespace } of workloads(graph)) {
      if (!controllers.has(object.kind)) continue;
      const { selector } = at(object.manifest, 'spec');
      for (const other of podIndex(graph).select(namespace, selector)) {
        if (isSame(other.object, object) || other.object.kind === 'Pod') continue;
        const message = `${selectorText(selector)} also selects the pods of ${formatObject(other.object)}`;
        const [autoscaler] = ending.has(other.object.kind) ? [] : autoscalersOf(graph, object);
        yield autoscaler
          ? finding(object, 'spec.selector', `${message}, and ${formatObject(autoscaler.object)} counts them`)
          : risk(
              object,
              'spec.selector',
              joined(message, 'Each controller keeps to its own pods; other programs count both'),
            );
      }
    }
    for (const service of graph.ofKind('Service')) {
      const behind = podsBehind(graph, service);
      const [lasting] = behind.filter(({ object }) => !ending.has(object.kind));
      for (const other of lasting ? behind : []) {
        if (!ending.has(other.object.kind) || !isReached(service, other)) continue;
        const message = `selects the pods of ${formatObject(lasting?.object)} and also those of ${formatObject(other.object)}`;
        yield finding(service, 'spec.selector', message);
      }
    }
  },
};
