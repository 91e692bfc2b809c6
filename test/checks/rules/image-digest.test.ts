import { imageDigest } from '../../../src/checks/rules/image-digest.js';
import { pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(imageDigest, {
  example: [['Pod api', 'spec.containers[0].image', '"api:1" has no digest']],
  valid: [{ name: 'a digest', yaml: pod().replace('api:1', 'api:1@sha256:0123') }],
});
