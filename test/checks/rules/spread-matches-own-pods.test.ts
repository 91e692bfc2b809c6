import { spreadMatchesOwnPods } from '../../../src/checks/rules/spread-matches-own-pods.js';
import { pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(spreadMatchesOwnPods, {
  example: [
    ['Pod api', 'spec.topologySpreadConstraints[0].labelSelector', 'counts app=web; its own pods have app=api'],
  ],
  valid: [
    {
      name: 'its own labels',
      yaml: pod('', 'topologySpreadConstraints: [{ labelSelector: { matchLabels: { app: api } } }]'),
    },
  ],
  invalid: [
    {
      name: 'no selector',
      yaml: pod('', 'topologySpreadConstraints: [{ maxSkew: 1 }]'),
      findings: [['Pod x/api', 'spec.topologySpreadConstraints[0].labelSelector', 'counts no pod']],
      severity: 'warning',
    },
    {
      name: 'minDomains where it is refused',
      yaml: pod(
        '',
        'topologySpreadConstraints: [{ minDomains: 2, whenUnsatisfiable: ScheduleAnyway, labelSelector: {} }]',
      ),
      findings: [['Pod x/api', 'spec.topologySpreadConstraints[0].minDomains', 'allowed only with "DoNotSchedule"']],
      severity: 'error',
    },
  ],
});
