import { noNodePort } from '../../../src/checks/rules/no-node-port.js';
import { service } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(noNodePort, {
  example: [['Service api', 'spec.type', 'is of type "NodePort"']],
  valid: [{ name: 'ClusterIP', yaml: service('{ port: 1 }') }],
});
