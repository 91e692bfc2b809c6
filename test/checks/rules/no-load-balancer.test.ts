import { noLoadBalancer } from '../../../src/checks/rules/no-load-balancer.js';
import { service } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(noLoadBalancer, {
  example: [['Service api', 'spec.type', 'is of type "LoadBalancer"']],
  valid: [{ name: 'ClusterIP', yaml: service('{ port: 1 }') }],
});
