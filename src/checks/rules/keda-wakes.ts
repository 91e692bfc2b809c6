import { at, isGiven, numberOf } from '../../graph/fields.js';
import { scaledObjects, triggersOf } from '../../graph/keda.js';
import { type Check, finding } from '../check.js';

export const kedaWakes: Check = {
  id: 'keda-wakes',
  title: 'What KEDA scales to zero has a trigger that wakes it',
  why: 'Without pods there is no use of cores or memory to measure: nothing brings the first pod back, and the admission webhook of KEDA refuses the object.',
  fix: 'Set `minReplicaCount` to 1 or more, or add a trigger from outside the pods, such as a queue or a schedule.',
  category: 'resources',
  severity: 'error',
  kinds: ['ScaledObject'],
  scope: 'object',
  docs: 'https://keda.sh/docs/latest/concepts/admission-webhooks/',
  fails: `
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: api }
spec: { scaleTargetRef: { name: api }, minReplicaCount: 0, triggers: [{ type: cpu, metricType: Utilization, metadata: { value: '70' } }] }
`,
  *check(graph) {
    for (const object of scaledObjects(graph)) {
      const all = triggersOf(object);
      if (all.length === 0 || !all.every(({ fields }) => fields['type'] === 'cpu' || fields['type'] === 'memory'))
        continue;
      const { minReplicaCount, idleReplicaCount } = at(object.manifest, 'spec');
      const isIdle = numberOf(idleReplicaCount) === 0;
      if (!isIdle && (numberOf(minReplicaCount) ?? 0) > 0) continue;
      const field = isIdle ? 'idleReplicaCount' : 'minReplicaCount';
      const said = isIdle || isGiven(minReplicaCount) ? 'is 0' : 'is not set, which is 0';
      yield finding(object, `spec.${field}`, `${said}, and cores and memory are all that the triggers look at`);
    }
  },
};
