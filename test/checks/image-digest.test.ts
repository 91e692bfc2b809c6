import { imageDigest } from '../../src/checks/image-digest.js';
import { pod } from './manifests.js';
import { testCheck } from './tester.js';

testCheck(imageDigest, {
  example: [['Pod api', 'spec.containers[0].image', '"api:1" has no digest']],
  valid: [{ name: 'a digest', yaml: pod().replace('api:1', 'api:1@sha256:0123') }],
});
