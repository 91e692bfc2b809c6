import { autoscalerRange } from '../../../src/checks/rules/autoscaler-range.js';
import { object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(autoscalerRange, {
  example: [['HorizontalPodAutoscaler api', 'spec.minReplicas', '6 is above the maximum of 4']],
  valid: [
    { name: 'equal numbers', yaml: object('HorizontalPodAutoscaler', 'a', 'spec: { minReplicas: 2, maxReplicas: 2 }') },
    { name: "KEDA's own defaults", yaml: object('ScaledObject', 'a', 'spec: {}', 'keda.sh/v1alpha1') },
  ],
  invalid: [
    {
      name: 'a ScaledObject',
      yaml: object('ScaledObject', 'a', 'spec: { minReplicaCount: 101 }', 'keda.sh/v1alpha1'),
      findings: [['ScaledObject x/a', 'spec.minReplicaCount', '101 is above the maximum of 100']],
    },
  ],
});
