import { unhealthyPodEviction } from '../../../src/checks/rules/unhealthy-pod-eviction.js';
import { object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(unhealthyPodEviction, {
  example: [['PodDisruptionBudget api', 'spec.unhealthyPodEvictionPolicy', 'is not set; "AlwaysAllow" is expected']],
  valid: [
    { name: 'allowed', yaml: object('PodDisruptionBudget', 'a', 'spec: { unhealthyPodEvictionPolicy: AlwaysAllow }') },
  ],
});
