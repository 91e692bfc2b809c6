import { noNodePort } from '../../src/checks/no-node-port.js';
import { service } from './manifests.js';
import { testCheck } from './tester.js';

testCheck(noNodePort, {
  example: [['Service api', 'spec.type', 'is of type "NodePort"']],
  valid: [{ name: 'ClusterIP', yaml: service('{ port: 1 }') }],
});
