import { autoscalers } from '../../graph/scaling.js';
import { type Check, finding, optionOf } from '../check.js';
import { autoscalerKinds } from '../kinds.js';

export const autoscalerMinimum: Check = {
  id: 'autoscaler-minimum',
  title: 'Every autoscaler keeps several pods',
  why: 'With one pod every restart of its node is an outage.',
  fix: 'Raise `minReplicas`.',
  category: 'resources',
  severity: 'warning',
  kinds: autoscalerKinds,
  scope: 'object',
  profile: 'named',
  options: { pods: { about: 'least number of pods', default: 2, minimum: 1 } },
  docs: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/',
  elsewhere: [
    'kube-linter hpa-minimum-three-replicas',
    'kube-score horizontalpodautoscaler-replicas',
    'polaris hpaMinAvailability',
  ],
  fails: `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: api }
spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }, maxReplicas: 4 }
`,
  *check(graph, context) {
    const least = optionOf(autoscalerMinimum, 'pods', context);
    for (const { object, min } of autoscalers(graph)) {
      const message = `is ${min}; at least ${least} are expected`;
      if (object.kind === 'HorizontalPodAutoscaler' && min < least) yield finding(object, 'spec.minReplicas', message);
    }
  },
};
