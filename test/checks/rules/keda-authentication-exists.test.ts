import { kedaAuthenticationExists } from '../../../src/checks/rules/keda-authentication-exists.js';
import { object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const keda = 'keda.sh/v1alpha1';
const scaled = (reference: string, kind = 'ScaledObject') =>
  object(kind, 'api', `spec: { triggers: [{ type: kafka, authenticationRef: { ${reference} } }] }`, keda);
const path = 'spec.triggers[0].authenticationRef.name';

testCheck(kedaAuthenticationExists, {
  example: [['ScaledObject api', path, 'no TriggerAuthentication "queue" in namespace "default"']],
  valid: [
    {
      name: 'one that is there',
      yaml: scaled('name: queue') + object('TriggerAuthentication', 'queue', 'spec: {}', keda),
    },
    {
      name: 'one of the cluster',
      yaml: `${scaled('name: queue, kind: ClusterTriggerAuthentication')}
---
apiVersion: ${keda}
kind: ClusterTriggerAuthentication
metadata: { name: queue }`,
    },
    {
      name: 'a trigger that needs none',
      yaml: object('ScaledObject', 'api', 'spec: { triggers: [{ type: cron }] }', keda),
    },
  ],
  invalid: [
    {
      name: 'a slip of the pen, for a ScaledJob',
      yaml: scaled('name: queu', 'ScaledJob') + object('TriggerAuthentication', 'queue', 'spec: {}', keda),
      findings: [['ScaledJob x/api', path, 'Did you mean "queue"?']],
      severity: 'error',
    },
    {
      name: 'one that the cluster may have',
      yaml: scaled('name: queue, kind: ClusterTriggerAuthentication'),
      findings: [['ScaledObject x/api', path, 'The cluster may have it']],
      severity: 'warning',
    },
  ],
});
