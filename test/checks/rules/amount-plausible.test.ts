import { amountPlausible } from '../../../src/checks/rules/amount-plausible.js';
import { pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const resources = (text: string) => pod(`resources: { ${text} }`);
const path = 'spec.containers[0].resources';

testCheck(amountPlausible, {
  example: [['Pod api', `${path}.limits.memory`, '512m is 0.512 bytes: no container starts with less than 1Mi']],
  valid: [
    {
      name: 'usual amounts',
      yaml: resources('requests: { memory: 64Mi, cpu: 100m }, limits: { memory: 1Gi, cpu: 2 }'),
    },
    { name: 'no memory', yaml: resources('requests: { memory: 0 }') },
    { name: 'bytes', yaml: resources('requests: { memory: 134217728 }') },
    { name: 'a large node', yaml: resources('requests: { cpu: 96 }, limits: { cpu: 192 }') },
  ],
  invalid: [
    {
      name: 'a request in thousandths of a byte',
      yaml: resources('requests: { memory: 400m }'),
      findings: [['Pod x/api', `${path}.requests.memory`, '400m is 0.4 bytes']],
      severity: 'warning',
    },
    {
      name: 'a limit without its unit',
      yaml: resources('limits: { memory: 512 }'),
      findings: [['Pod x/api', `${path}.limits.memory`, '512 is 512 bytes']],
      severity: 'error',
    },
    {
      name: 'cores for thousandths of them',
      yaml: resources('requests: { cpu: 250 }'),
      findings: [['Pod x/api', `${path}.requests.cpu`, '250 is 250 whole cores; 250m is a part of one']],
      severity: 'warning',
    },
  ],
});
