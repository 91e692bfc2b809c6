import { sortedKeys } from '../../../src/checks/rules/sorted-keys.js';
import { testCheck } from '../support/tester.js';

testCheck(sortedKeys, {
  example: [
    ['ConfigMap settings', '', 'keys apiVersion, kind, metadata, data'],
    ['ConfigMap settings', 'data', 'keys B, A; sorted: A, B'],
  ],
  valid: [{ name: 'sorted', yaml: '{ apiVersion: v1, data: { A: a, B: b }, kind: ConfigMap, metadata: { name: a } }' }],
});
