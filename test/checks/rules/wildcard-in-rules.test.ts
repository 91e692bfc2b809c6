import { wildcardInRules } from '../../../src/checks/rules/wildcard-in-rules.js';
import { object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(wildcardInRules, {
  example: [['Role api', 'rules[0].verbs', '"*" in verbs']],
  valid: [
    {
      name: 'names only',
      yaml: object('Role', 'a', 'rules: [{ apiGroups: [apps], resources: [deployments], verbs: [get] }]'),
    },
  ],
});
