import { noLoadBalancer } from '../../src/checks/no-load-balancer.js';
import { service } from './manifests.js';
import { testCheck } from './tester.js';

testCheck(noLoadBalancer, {
  example: [['Service api', 'spec.type', 'is of type "LoadBalancer"']],
  valid: [{ name: 'ClusterIP', yaml: service('{ port: 1 }') }],
});
