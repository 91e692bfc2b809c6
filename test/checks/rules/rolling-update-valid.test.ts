import { rollingUpdateValid } from '../../../src/checks/rules/rolling-update-valid.js';
import { deployment } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(rollingUpdateValid, {
  example: [['Deployment api', 'spec.strategy.rollingUpdate', 'maxSurge and maxUnavailable are both 0']],
  valid: [
    { name: 'one of them', yaml: deployment('strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }') },
    { name: 'nothing said', yaml: deployment() + deployment('', 'containers: []', 'DaemonSet') },
    { name: 'Recreate beside nothing', yaml: deployment('strategy: { type: Recreate, rollingUpdate: null }') },
    { name: 'Recreate alone', yaml: deployment('strategy: { type: Recreate }') },
  ],
  invalid: [
    {
      name: 'Recreate with a rolling update',
      yaml: deployment('strategy: { type: Recreate, rollingUpdate: { maxSurge: 1 } }'),
      findings: [['Deployment x/api', 'spec.strategy.rollingUpdate', 'beside type "Recreate"']],
    },
    {
      name: 'zero percent',
      yaml: deployment('strategy: { rollingUpdate: { maxSurge: 0%, maxUnavailable: 0 } }'),
      findings: [['Deployment x/api', 'spec.strategy.rollingUpdate', 'are both 0']],
    },
    {
      name: 'a DaemonSet with surge beside the default',
      yaml: deployment('updateStrategy: { rollingUpdate: { maxSurge: 1 } }', 'containers: []', 'DaemonSet'),
      findings: [
        ['DaemonSet x/api', 'spec.updateStrategy.rollingUpdate', 'maxSurge 1 and maxUnavailable 1; exactly one'],
      ],
    },
  ],
});
