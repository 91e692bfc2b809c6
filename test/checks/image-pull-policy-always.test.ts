import { imagePullPolicyAlways } from '../../src/checks/image-pull-policy-always.js';
import { pod } from './manifests.js';
import { testCheck } from './tester.js';

testCheck(imagePullPolicyAlways, {
  example: [['Pod api', 'spec.containers[0].imagePullPolicy', '"IfNotPresent", not "Always"']],
  valid: [
    { name: 'said', yaml: pod('imagePullPolicy: Always') },
    { name: 'the default of "latest"', yaml: pod().replace('api:1', 'api') },
  ],
});
