import { statefulSetNameFits } from '../../../src/checks/rules/stateful-set-name-fits.js';
import { object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const set = (name: string) => object('StatefulSet', name, 'spec: {}', 'apps/v1');

testCheck(statefulSetNameFits, {
  example: [
    [
      'StatefulSet postgres-of-the-weekly-reports-for-every-customer-here',
      'metadata.name',
      'a StatefulSet may have 52',
    ],
  ],
  valid: [
    { name: 'a name of 52 characters', yaml: set('a'.repeat(52)) },
    { name: 'a name that the API server refuses by itself', yaml: set('a'.repeat(64)) },
  ],
  invalid: [
    {
      name: 'a name of 53 characters',
      yaml: set('a'.repeat(53)),
      findings: [[`StatefulSet x/${'a'.repeat(53)}`, 'metadata.name', 'has 53 characters']],
    },
  ],
});
