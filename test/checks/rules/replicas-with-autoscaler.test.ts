import { replicasWithAutoscaler } from '../../../src/checks/rules/replicas-with-autoscaler.js';
import { deployment, object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(replicasWithAutoscaler, {
  example: [['Deployment api', 'spec.replicas', '3, while HorizontalPodAutoscaler api scales it from 2 to 4']],
  valid: [
    { name: 'no autoscaler', yaml: deployment('replicas: 3') },
    {
      name: 'no replicas',
      yaml: deployment() + object('ScaledObject', 'a', 'spec: { scaleTargetRef: { name: api } }', 'keda.sh/v1alpha1'),
    },
  ],
  invalid: [
    {
      name: 'a ScaledObject',
      yaml:
        deployment('replicas: 3') +
        object('ScaledObject', 'a', 'spec: { scaleTargetRef: { name: api } }', 'keda.sh/v1alpha1'),
      findings: [['Deployment x/api', 'spec.replicas', 'ScaledObject x/a scales it from 0 to 100']],
    },
  ],
});
