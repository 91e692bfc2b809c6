import { dnsNdotsSet } from '../../../src/checks/rules/dns-ndots-set.js';
import { pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(dnsNdotsSet, {
  example: [['Pod api', 'spec.dnsConfig.options', 'ndots is not "2"']],
  valid: [{ name: 'two', yaml: pod('', 'dnsConfig: { options: [{ name: ndots, value: "2" }] }') }],
});
