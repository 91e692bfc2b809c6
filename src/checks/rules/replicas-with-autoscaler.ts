import { at, numberOf } from '../../graph/fields.js';
import { autoscalersOf } from '../../graph/scaling.js';
import { workloads } from '../../graph/workload.js';
import { formatObject } from '../../problem.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const replicasWithAutoscaler: Check = {
  id: 'replicas-with-autoscaler',
  title: 'A workload with an autoscaler has no fixed replicas',
  why: 'Every apply sets the number back: pods are stopped under load until the autoscaler adds them again.',
  fix: "Remove `replicas` from the workload; the autoscaler's minimum says it.",
  category: 'resources',
  severity: 'warning',
  kinds: podMakingKinds,
  docs: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling',
  fails: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  replicas: 3
  selector: { matchLabels: { app: api } }
  template: { metadata: { labels: { app: api } }, spec: { containers: [{ name: api, image: 'api:1' }] } }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: api }
spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }, minReplicas: 2, maxReplicas: 4 }
`,
  *check(graph) {
    for (const { object } of workloads(graph)) {
      const replicas = numberOf(at(object.manifest, 'spec')['replicas']);
      const [scaler] = replicas === undefined ? [] : autoscalersOf(graph, object);
      if (!scaler) continue;
      const range = `${scaler.min} to ${scaler.max}`;
      yield finding(
        object,
        'spec.replicas',
        `${replicas}, while ${formatObject(scaler.object)} scales it from ${range}`,
      );
    }
  },
};
