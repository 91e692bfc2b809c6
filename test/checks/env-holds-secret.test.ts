import { envHoldsSecret } from '../../src/checks/env-holds-secret.js';
import { pod } from './manifests.js';
import { testCheck } from './tester.js';

testCheck(envHoldsSecret, {
  example: [['Pod api', 'spec.containers[0].env[0].value', 'variable "DB_SECRET" has its value in the manifest']],
  valid: [
    { name: 'a reference', yaml: pod('env: [{ name: DB_SECRET, valueFrom: { secretKeyRef: { name: a, key: b } } }]') },
    { name: 'another name', yaml: pod('env: [{ name: LOG_LEVEL, value: info }]') },
  ],
});
