import { dnsNdotsSet } from '../../src/checks/dns-ndots-set.js';
import { pod } from './manifests.js';
import { testCheck } from './tester.js';

testCheck(dnsNdotsSet, {
  example: [['Pod api', 'spec.dnsConfig.options', 'ndots is not "2"']],
  valid: [{ name: 'two', yaml: pod('', 'dnsConfig: { options: [{ name: ndots, value: "2" }] }') }],
});
