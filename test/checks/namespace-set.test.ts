import { namespaceSet } from '../../src/checks/namespace-set.js';
import { pod, service } from './manifests.js';
import { testCheck } from './tester.js';

testCheck(namespaceSet, {
  example: [['Pod api', 'metadata.namespace', 'is in no namespace']],
  valid: [{ name: 'a namespace', yaml: pod() + service('{ port: 1 }') }],
});
