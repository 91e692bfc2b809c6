import { namespaceSet } from '../../../src/checks/rules/namespace-set.js';
import { pod, service } from '../support/manifests.js';
import { role } from '../support/roles.js';
import { testCheck } from '../support/tester.js';

testCheck(namespaceSet, {
  example: [['Pod api', 'metadata.namespace', 'is in no namespace']],
  valid: [{ name: 'a namespace', yaml: pod() + service('{ port: 1 }') }],
  invalid: [
    {
      name: 'whatever is of one namespace',
      yaml:
        role('a', '[pods]', '[get]').replace(', namespace: x', '') +
        service('{ port: 1 }').replace('namespace: x', 'namespace: default'),
      findings: [
        ['Service default/api', 'metadata.namespace', 'is in namespace "default"'],
        ['Role a', 'metadata.namespace', 'is in no namespace'],
      ],
    },
  ],
});
