import { affinityMatchesOwnPods } from '../../../src/checks/rules/affinity-matches-own-pods.js';
import { pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(affinityMatchesOwnPods, {
  example: [
    [
      'Pod api',
      'spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].labelSelector',
      'keeps away from app=web: no pod of namespace "default"',
    ],
  ],
  valid: [
    {
      name: 'its own pods, preferred',
      yaml: pod(
        '',
        'affinity: { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: { labelSelector: { matchLabels: { app: api } } } }] } }',
      ),
    },
    {
      name: 'pods of other namespaces',
      yaml: pod(
        '',
        'affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ namespaces: [y], labelSelector: { matchLabels: { app: web } } }] } }',
      ),
    },
  ],
});
