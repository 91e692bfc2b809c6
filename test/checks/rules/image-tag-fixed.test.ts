import { imageTagFixed } from '../../../src/checks/rules/image-tag-fixed.js';
import { pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const image = (name: string) => pod().replace('api:1', name);

testCheck(imageTagFixed, {
  example: [['Pod api', 'spec.containers[0].image', '"registry.example/api:latest" is tagged "latest"']],
  valid: [
    { name: 'a tag, also behind a port', yaml: image('localhost:5000/api:1.2') },
    { name: 'a digest', yaml: image('api@sha256:0123') },
  ],
  invalid: [
    {
      name: 'no tag behind a port',
      yaml: image('localhost:5000/api'),
      findings: [['Pod x/api', 'spec.containers[0].image', 'is not tagged, so "latest"']],
    },
  ],
});
