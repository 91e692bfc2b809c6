import { netRawDropped } from '../../../src/checks/rules/net-raw-dropped.js';
import { pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(netRawDropped, {
  example: [['Pod api', 'spec.containers[0].securityContext.capabilities', 'it keeps NET_RAW']],
  valid: [
    { name: 'all dropped', yaml: pod('securityContext: { capabilities: { drop: [ALL] } }') },
    { name: 'this one dropped', yaml: pod('securityContext: { capabilities: { drop: [NET_RAW] } }') },
  ],
});
