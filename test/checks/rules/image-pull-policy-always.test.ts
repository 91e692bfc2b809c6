import { imagePullPolicyAlways } from '../../../src/checks/rules/image-pull-policy-always.js';
import { pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(imagePullPolicyAlways, {
  example: [['Pod api', 'spec.containers[0].imagePullPolicy', '"IfNotPresent", not "Always"']],
  valid: [
    { name: 'said', yaml: pod('imagePullPolicy: Always') },
    { name: 'the default of "latest"', yaml: pod().replace('api:1', 'api') },
  ],
});
