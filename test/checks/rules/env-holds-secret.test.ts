import { envHoldsSecret } from '../../../src/checks/rules/env-holds-secret.js';
import { pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(envHoldsSecret, {
  example: [['Pod api', 'spec.containers[0].env[0].value', 'variable "DB_SECRET" has its value in the manifest']],
  valid: [
    { name: 'a reference', yaml: pod('env: [{ name: DB_SECRET, valueFrom: { secretKeyRef: { name: a, key: b } } }]') },
    { name: 'another name', yaml: pod('env: [{ name: LOG_LEVEL, value: info }]') },
  ],
});
