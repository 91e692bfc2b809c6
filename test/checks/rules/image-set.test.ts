import { imageSet } from '../../../src/checks/rules/image-set.js';
import { deployment } from '../support/manifests.js';
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
    {
      name: 'a space in a template, which servers take',
      yaml: deployment('', "containers: [{ name: a, image: ' ' }]"),
    },
  ],
  invalid: [
    {
      name: 'a space around the image of a Pod',
      yaml: pod("containers: [{ name: a, image: 'a:1 ' }]"),
      findings: [['Pod x/api', 'spec.containers[0].image', 'begins or ends with a space']],
    },
    {
      name: 'none, and an empty one',
      yaml: pod("initContainers: [{ name: a, image: '' }], containers: [{ name: b, image: null }]"),
      findings: [
        ['Pod x/api', 'spec.containers[0].image', 'is missing'],
        ['Pod x/api', 'spec.initContainers[0].image', 'is empty; it must name an image'],
      ],
    },
  ],
});
