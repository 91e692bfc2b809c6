import { autoscalerMinimum } from '../../../src/checks/rules/autoscaler-minimum.js';
import { object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(autoscalerMinimum, {
  example: [['HorizontalPodAutoscaler api', 'spec.minReplicas', 'is 1; at least 2 are expected']],
  valid: [
    { name: 'two', yaml: object('HorizontalPodAutoscaler', 'a', 'spec: { minReplicas: 2 }') },
    {
      name: 'an option',
      yaml: object('HorizontalPodAutoscaler', 'a', 'spec: {}'),
      context: { options: { 'autoscaler-minimum': { pods: 1 } } },
    },
  ],
});
