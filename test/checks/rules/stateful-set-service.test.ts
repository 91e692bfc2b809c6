import { statefulSetService } from '../../../src/checks/rules/stateful-set-service.js';
import { deployment, service } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const set = deployment('serviceName: api', 'containers: []', 'StatefulSet');

testCheck(statefulSetService, {
  example: [['StatefulSet db', 'spec.serviceName', 'Service "db" is not headless: its clusterIP is not "None"']],
  valid: [
    { name: 'a headless Service', yaml: set + service('', 'clusterIP: None') },
    { name: 'none named', yaml: deployment('', 'containers: []', 'StatefulSet') },
  ],
  invalid: [
    {
      name: 'one with an address of its own',
      yaml: set + service(''),
      findings: [['StatefulSet x/api', 'spec.serviceName', 'The set runs without, if nothing calls one of its pods']],
      severity: 'warning',
    },
    {
      name: 'one that does not exist',
      yaml: set,
      findings: [['StatefulSet x/api', 'spec.serviceName', 'no Service "api" in namespace "x".']],
    },
    {
      name: 'one that selects other pods',
      yaml: set + service('', 'clusterIP: None').replace('app: api', 'app: web'),
      findings: [['StatefulSet x/api', 'spec.serviceName', 'does not select these pods']],
    },
  ],
});
