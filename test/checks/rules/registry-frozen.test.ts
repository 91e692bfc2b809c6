import { registryFrozen } from '../../../src/checks/rules/registry-frozen.js';
import { pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const image = (name: string) => pod().replace('api:1', name);
const path = 'spec.containers[0].image';

testCheck(registryFrozen, {
  example: [['Pod api', path, 'k8s.gcr.io/pause:3.9 is of a frozen registry; it is registry.k8s.io/pause:3.9 now']],
  valid: [
    { name: 'the new registry', yaml: image('registry.k8s.io/pause:3.9') },
    { name: 'another of the same host', yaml: image('gcr.io/shop/api:1') },
    { name: 'a mirror of it', yaml: image('mirror.example.com/k8s.gcr.io/pause:3.9') },
  ],
  invalid: [
    {
      name: 'the one before',
      yaml: image('gcr.io/google-containers/pause:3.1'),
      findings: [['Pod x/api', path, 'it is registry.k8s.io/pause:3.1 now']],
    },
  ],
});
