import { disruptionBudgetAllowsDrain } from '../../../src/checks/rules/disruption-budget-allows-drain.js';
import { deployment, object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const budget = (spec: string) =>
  object('PodDisruptionBudget', 'api', `spec: { ${spec}, selector: { matchLabels: { app: api } } }`, 'policy/v1');

testCheck(disruptionBudgetAllowsDrain, {
  example: [['PodDisruptionBudget api', 'spec.minAvailable', '2 of 2 pods: no pod may ever be evicted']],
  valid: [
    { name: 'one of two', yaml: budget('maxUnavailable: 1') + deployment('replicas: 2') },
    { name: 'a percentage that leaves one', yaml: budget('minAvailable: 50%') + deployment('replicas: 3') },
    { name: 'nothing selected: that is for another check', yaml: budget('minAvailable: 1') },
    { name: 'pods of a Job', yaml: budget('minAvailable: 1') + deployment('', 'containers: []', 'DaemonSet') },
    { name: 'maxUnavailable beats the number of pods', yaml: budget('maxUnavailable: 1') + deployment('replicas: 1') },
  ],
  invalid: [
    {
      name: 'no policy at all, which allows nothing',
      yaml: budget('unhealthyPodEvictionPolicy: AlwaysAllow') + deployment('replicas: 5'),
      findings: [['PodDisruptionBudget x/api', 'spec', 'says neither minAvailable nor maxUnavailable']],
      severity: 'error',
    },
    ...['maxUnavailable: 0', 'maxUnavailable: 0%', 'minAvailable: 100%'].map(policy => ({
      name: `${policy} of pods that are not known`,
      yaml: budget(policy),
      findings: [
        ['PodDisruptionBudget x/api', `spec.${policy.split(':')[0]}`, /no pod may ever be evicted, whatever/] as const,
      ],
    })),
    {
      name: 'none unavailable',
      yaml: budget('maxUnavailable: 0') + deployment('replicas: 5'),
      findings: [['PodDisruptionBudget x/api', 'spec.maxUnavailable', '0 of 5 pods']],
      severity: 'error',
    },
    {
      name: 'all available',
      yaml: budget('minAvailable: 100%') + deployment('replicas: 5'),
      findings: [['PodDisruptionBudget x/api', 'spec.minAvailable', '"100%" of 5 pods']],
      severity: 'error',
    },
    {
      name: 'a percentage that rounds up to all',
      yaml: budget('minAvailable: 51%') + deployment('replicas: 2'),
      findings: [['PodDisruptionBudget x/api', 'spec.minAvailable', '"51%" of 2 pods']],
      severity: 'error',
    },
    {
      name: "the autoscaler's minimum",
      yaml:
        budget('minAvailable: 2') +
        deployment() +
        object(
          'HorizontalPodAutoscaler',
          'api',
          'spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }, minReplicas: 2, maxReplicas: 9 }',
        ),
      findings: [
        ['PodDisruptionBudget x/api', 'spec.minAvailable', '2 of 2 pods, the least that Deployment x/api may have'],
      ],
      severity: 'warning',
    },
  ],
});
