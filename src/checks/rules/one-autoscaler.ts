import { autoscalers, autoscalersOf } from '../../graph/scaling.js';
import { formatObject } from '../../problem.js';
import { type Check, finding } from '../check.js';
import { autoscalerKinds } from '../kinds.js';

export const oneAutoscaler: Check = {
  id: 'one-autoscaler',
  title: 'No workload is scaled by two autoscalers',
  why: 'They set the number of replicas in turn, each undoing the other.',
  fix: 'Keep one; KEDA takes cpu and memory as triggers beside its own.',
  category: 'resources',
  severity: 'error',
  kinds: autoscalerKinds,
  docs: 'https://keda.sh/docs/latest/concepts/scaling-deployments/',
  fails: `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: api }
spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }, maxReplicas: 4 }
---
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: api-queue }
spec: { scaleTargetRef: { name: api }, triggers: [] }
`,
  *check(graph) {
    for (const scaler of autoscalers(graph)) {
      const { object, target, namespace, path } = scaler;
      const [first] = autoscalersOf(graph, { ...target, namespace });
      if (!first || first === scaler) continue;
      const message = `${formatObject({ ...target, namespace })} is already scaled by ${formatObject(first.object)}`;
      yield finding(object, path, message);
    }
  },
};
