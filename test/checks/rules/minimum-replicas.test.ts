import { minimumReplicas } from '../../../src/checks/rules/minimum-replicas.js';
import { deployment, object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(minimumReplicas, {
  example: [['Deployment api', 'spec.replicas', 'is 2; at least 3 are expected']],
  valid: [
    { name: 'three', yaml: deployment('replicas: 3') },
    { name: 'an option', yaml: deployment(), context: { options: { 'minimum-replicas': { pods: 1 } } } },
    {
      name: 'an autoscaler',
      yaml:
        deployment() +
        object(
          'HorizontalPodAutoscaler',
          'a',
          'spec: { minReplicas: 3, scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api } }',
        ),
    },
  ],
});
