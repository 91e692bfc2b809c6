import { unhealthyPodEviction } from '../../src/checks/unhealthy-pod-eviction.js';
import { object } from './manifests.js';
import { testCheck } from './tester.js';

testCheck(unhealthyPodEviction, {
  example: [['PodDisruptionBudget api', 'spec.unhealthyPodEvictionPolicy', 'nothing, not "AlwaysAllow"']],
  valid: [
    { name: 'allowed', yaml: object('PodDisruptionBudget', 'a', 'spec: { unhealthyPodEvictionPolicy: AlwaysAllow }') },
  ],
});
