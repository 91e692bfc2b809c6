import { namespaceOf } from '../../graph/object.js';
import { autoscalers } from '../../graph/scaling.js';
import { formatObject } from '../../problem.js';
import { type Check, finding } from '../check.js';
import { autoscalerKinds } from '../kinds.js';
import { missing } from '../missing.js';
import { choices } from '../wording.js';

export const autoscalerTargetExists: Check = {
  id: 'autoscaler-target-exists',
  title: 'Every autoscaler scales something that exists',
  why: 'An autoscaler without its target does nothing; the workload keeps the replicas it has under any load. A warning where something outside the manifests may make it.',
  fix: 'Name the kind and the name of a workload in the same namespace.',
  category: 'resources',
  severity: 'error',
  kinds: autoscalerKinds,
  docs: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/',
  elsewhere: ['kube-linter dangling-horizontalpodautoscaler', 'kube-score horizontalpodautoscaler-has-target'],
  fails: `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: api }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }
  maxReplicas: 5
`,
  *check(graph) {
    for (const { object, namespace, target, path } of autoscalers(graph)) {
      if (target.name === '') continue;
      if (graph.get(target.group, target.kind, namespace, target.name)) continue;
      const here = graph.ofKind(target.kind).filter(other => namespaceOf(other) === namespace);
      const message = `scales ${formatObject({ ...target, namespace })}, which does not exist`;
      const hint = here.length > 0 ? `In this namespace there is ${choices(here.map(({ name }) => name))}.` : undefined;
      yield* missing(graph, finding(object, `${path}.name`, message, hint), { ...target, namespace });
    }
  },
};
