import { imageSet } from '../../../src/checks/rules/image-set.js';
import { testCheck } from '../support/tester.js';

const pod = (containers: string) => `
apiVersion: v1
kind: Pod
metadata: { name: api, namespace: x }
spec: { ${containers} }
`;

testCheck(imageSet, {
  example: [['Pod api', 'spec.containers[0].image', 'is missing']],
  valid: [
    {
      name: 'an image for each',
      yaml: pod("initContainers: [{ name: a, image: 'a:1' }], containers: [{ name: b, image: b }]"),
    },
  ],
  invalid: [
    {
      name: 'none, and an empty one',
      yaml: pod("initContainers: [{ name: a, image: '' }], containers: [{ name: b, image: null }]"),
      findings: [
        ['Pod x/api', 'spec.containers[0].image', 'is missing'],
        ['Pod x/api', 'spec.initContainers[0].image', 'is ""; it must name an image'],
      ],
    },
  ],
});
