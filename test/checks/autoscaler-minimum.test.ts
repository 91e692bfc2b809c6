import { autoscalerMinimum } from '../../src/checks/autoscaler-minimum.js';
import { object } from './manifests.js';
import { testCheck } from './tester.js';

testCheck(autoscalerMinimum, {
  example: [['HorizontalPodAutoscaler api', 'spec.minReplicas', '1 of at least 2 pods']],
  valid: [
    { name: 'two', yaml: object('HorizontalPodAutoscaler', 'a', 'spec: { minReplicas: 2 }') },
    { name: 'an option', yaml: object('HorizontalPodAutoscaler', 'a', 'spec: {}'), context: { minimumReplicas: 1 } },
  ],
});
