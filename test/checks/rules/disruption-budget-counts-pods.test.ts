import { disruptionBudgetCountsPods } from '../../../src/checks/rules/disruption-budget-counts-pods.js';
import { deployment, object, pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const budget = (amount: string) =>
  object('PodDisruptionBudget', 'api', `spec: { ${amount}, selector: { matchLabels: { app: api } } }`, 'policy/v1');
const owned = pod().replace(
  'labels:',
  'ownerReferences: [{ apiVersion: apps/v1, kind: ReplicaSet, name: a, uid: b }], labels:',
);

testCheck(disruptionBudgetCountsPods, {
  example: [['PodDisruptionBudget api', 'spec.maxUnavailable', 'is 1, and the number of pods of Pod api is unknown']],
  valid: [
    { name: 'a number of pods that stay', yaml: budget('minAvailable: 1') + pod() },
    { name: 'pods of a Deployment', yaml: budget('maxUnavailable: 1') + deployment() },
    { name: 'a pod that a ReplicaSet made', yaml: budget('maxUnavailable: 1') + owned },
    { name: 'no pods', yaml: budget('maxUnavailable: 1') },
  ],
  invalid: [
    {
      name: 'a share that stays, of bare pods',
      yaml: budget('minAvailable: 50%') + pod(),
      findings: [
        ['PodDisruptionBudget x/api', 'spec.minAvailable', 'is 50%, and the number of pods of Pod x/api is unknown'],
      ],
      severity: 'error',
    },
    {
      name: 'pods of a DaemonSet, which stay where they are',
      yaml: budget('maxUnavailable: 1') + deployment('', "containers: [{ name: api, image: 'api:1' }]", 'DaemonSet'),
      findings: [['PodDisruptionBudget x/api', 'spec.maxUnavailable', 'DaemonSet x/api']],
      severity: 'warning',
    },
  ],
});
