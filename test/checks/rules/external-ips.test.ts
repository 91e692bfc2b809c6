import { externalIps } from '../../../src/checks/rules/external-ips.js';
import { service } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(externalIps, {
  example: [['Service api', 'spec.externalIPs', 'takes 203.0.113.9']],
  valid: [
    { name: 'a Service of the cluster', yaml: service('{ port: 80 }') },
    { name: 'a load balancer', yaml: service('{ port: 80 }', 'type: LoadBalancer, externalIPs: []') },
  ],
});
