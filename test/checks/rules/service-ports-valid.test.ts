import { servicePortsValid } from '../../../src/checks/rules/service-ports-valid.js';
import { service } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(servicePortsValid, {
  example: [['Service api', 'spec.ports[0]', 'port 80 has no name; one of several needs one']],
  valid: [
    { name: 'one port without a name', yaml: service('{ port: 80 }') },
    {
      name: 'one number for two protocols',
      yaml: service('{ name: a, port: 53 }, { name: b, port: 53, protocol: UDP }'),
    },
  ],
  invalid: [
    {
      name: 'one name twice',
      yaml: service('{ name: a, port: 1 }, { name: a, port: 2 }'),
      findings: [['Service x/api', 'spec.ports[1].name', '"a" is already spec.ports[0]']],
    },
    {
      name: 'one number twice',
      yaml: service('{ name: a, port: 1 }, { name: b, port: 1 }'),
      findings: [['Service x/api', 'spec.ports[1].port', '1/TCP is already spec.ports[0]']],
    },
  ],
});
