import { at, textOf } from '../../graph/fields.js';
import { triggers } from '../../graph/keda.js';
import { namespaceOf } from '../../graph/object.js';
import { didYouMean } from '../../problem.js';
import { type Check, finding, risk } from '../check.js';
import { joined } from '../missing.js';

const group = 'keda.sh';

export const kedaAuthenticationExists: Check = {
  id: 'keda-authentication-exists',
  title: 'Every TriggerAuthentication that a trigger names exists',
  why: 'KEDA cannot ask the source of the trigger: the workload is not scaled at all.',
  fix: 'Declare it in the same namespace, or correct the name; a ClusterTriggerAuthentication needs its `kind`.',
  category: 'resources',
  severity: 'error',
  kinds: ['ScaledJob', 'ScaledObject'],
  docs: 'https://keda.sh/docs/latest/concepts/authentication/',
  fails: `
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: api }
spec:
  scaleTargetRef: { name: api }
  triggers: [{ type: rabbitmq, metadata: { queueName: orders }, authenticationRef: { name: queue } }]
`,
  *check(graph) {
    for (const { object, path, fields } of triggers(graph)) {
      const { name, kind } = at(fields, 'authenticationRef');
      const wanted = textOf(name);
      if (!wanted) continue;
      const ofCluster = kind === 'ClusterTriggerAuthentication';
      const named = ofCluster ? 'ClusterTriggerAuthentication' : 'TriggerAuthentication';
      if (graph.get(group, named, ofCluster ? undefined : object.namespace, wanted)) continue;
      const near = graph
        .ofKind(named)
        .filter(other => ofCluster || namespaceOf(other) === namespaceOf(object))
        .map(other => other.name);
      const where = ofCluster ? '' : ` in namespace "${namespaceOf(object)}"`;
      const message = `no ${named} "${wanted}"${where}.${didYouMean(wanted, near)}`;
      const field = `${path}.authenticationRef.name`;
      yield ofCluster
        ? risk(object, field, joined(message, 'The cluster may have it'))
        : finding(object, field, message);
    }
  },
};
