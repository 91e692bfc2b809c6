import { dataKeysValid } from '../../../src/checks/rules/data-keys-valid.js';
import { object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(dataKeysValid, {
  example: [['Secret certificate', 'data["tls.key"]', 'is missing']],
  valid: [
    {
      name: 'keys in either field',
      yaml: object('Secret', 'a', "type: kubernetes.io/tls\ndata: { tls.crt: '' }\nstringData: { tls.key: '' }"),
    },
    { name: 'a key that begins with a dot', yaml: object('ConfigMap', 'a', 'data: { .env: a }') },
  ],
  invalid: [
    {
      name: 'a key twice',
      yaml: object('ConfigMap', 'a', 'data: { A: a }\nbinaryData: { A: YQ== }'),
      findings: [['ConfigMap x/a', 'data["A"]', 'is in binaryData as well']],
    },
    {
      name: 'a key that is a path',
      yaml: object('ConfigMap', 'a', 'data: { a/b: c }'),
      findings: [['ConfigMap x/a', 'data', 'key "a/b"']],
    },
    {
      name: 'a key that leads up',
      yaml: object('ConfigMap', 'a', 'data: { ..a: c }'),
      findings: [['ConfigMap x/a', 'data', 'key "..a"']],
    },
  ],
});
