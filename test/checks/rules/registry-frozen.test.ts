import { registryFrozen } from '../../../src/checks/rules/registry-frozen.js';
import { pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const image = (name: string) => pod().replace('api:1', name);
const path = 'spec.containers[0].image';

const context = { options: { 'registry-frozen': { registries: ['ghcr.io/acme', 'docker.io/library/', 'quay.io'] } } };

testCheck(registryFrozen, {
  example: [['Pod api', path, 'k8s.gcr.io/pause:3.9 is of a frozen registry; it is registry.k8s.io/pause:3.9 now']],
  valid: [
    { name: 'the new registry', yaml: image('registry.k8s.io/pause:3.9') },
    { name: 'another of the same host', yaml: image('gcr.io/shop/api:1') },
    { name: 'a mirror of it', yaml: image('mirror.example.com/k8s.gcr.io/pause:3.9') },
    { name: 'a folder of a registry that is allowed', yaml: image('ghcr.io/acme/api:1'), context },
    { name: 'a registry that is allowed', yaml: image('quay.io/shop/api@sha256:0f'), context },
    { name: 'an image of Docker, whose registry nobody writes', yaml: image('nginx:1'), context },
  ],
  invalid: [
    ...['ghcr.io/acme-labs/api:1', 'localhost:5000/api:1', 'shop/api:1', 'ghcr.io/other/quay.io/api:1'].map(name => ({
      name: `${name}, which is not of a registry that is allowed`,
      yaml: image(name),
      context,
      severity: 'error' as const,
      findings: [
        [
          'Pod x/api',
          path,
          `${name} is not of a registry that is allowed: "ghcr.io/acme", "docker.io/library/" or "quay.io"`,
        ],
      ] as const,
    })),
    {
      name: 'the one before',
      yaml: image('gcr.io/google-containers/pause:3.1'),
      findings: [['Pod x/api', path, 'it is registry.k8s.io/pause:3.1 now']],
    },
  ],
});
