import { autoscalers } from '../../graph/scaling.js';
import { type Check, finding } from '../check.js';
import { autoscalerKinds } from '../kinds.js';

export const autoscalerRange: Check = {
  id: 'autoscaler-range',
  title: 'An autoscaler has a minimum that is not above its maximum',
  why: 'The API server refuses the autoscaler.',
  fix: 'Raise the maximum or lower the minimum.',
  category: 'server',
  severity: 'error',
  kinds: autoscalerKinds,
  scope: 'object',
  docs: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/',
  fails: `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: api }
spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }, minReplicas: 6, maxReplicas: 4 }
`,
  *check(graph) {
    for (const { object, min, max } of autoscalers(graph)) {
      const field = object.kind === 'ScaledObject' ? 'minReplicaCount' : 'minReplicas';
      if (min > max) yield finding(object, `spec.${field}`, `${min} is above the maximum of ${max}`);
    }
  },
};
