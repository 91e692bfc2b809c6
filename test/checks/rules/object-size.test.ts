import { objectSize } from '../../../src/checks/rules/object-size.js';
import { object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(objectSize, {
  example: [['ConfigMap words', 'data', '1048586 bytes; 1048576 are allowed']],
  valid: [{ name: 'a ConfigMap of 200 KiB', yaml: object('ConfigMap', 'a', `data: { a: ${'x'.repeat(204_800)} }`) }],
  invalid: [
    {
      name: 'annotations over 256 KiB',
      yaml: `{ apiVersion: v1, kind: Service, metadata: { name: a, annotations: { a: ${'x'.repeat(262_144)} } } }`,
      findings: [['Service a', 'metadata.annotations', '262145 bytes; 262144 are allowed']],
      severity: 'error',
    },
    {
      name: 'a Secret that client-side apply cannot copy',
      yaml: object('Secret', 'a', `stringData: { a: ${'x'.repeat(300_000)} }`),
      findings: [['Secret x/a', 'data', '300001 bytes']],
      severity: 'warning',
    },
    {
      name: 'characters of several bytes',
      yaml: object('ConfigMap', 'a', `data: { a: ${'é'.repeat(600_000)} }`),
      findings: [['ConfigMap x/a', 'data', '1200001 bytes']],
      severity: 'error',
    },
  ],
});
