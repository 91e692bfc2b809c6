import { generatedNameDelivered } from '../../../src/checks/rules/generated-name-delivered.js';
import { testCheck } from '../support/tester.js';

const flux = `
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: shop, namespace: flux-system }
spec: { interval: 10m, prune: true, path: ./shop, sourceRef: { kind: GitRepository, name: fleet } }
`;
const workflow = (metadata: string) => `
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: ${metadata}
spec: { entrypoint: whalesay }
`;

testCheck(generatedNameDelivered, {
  example: [
    ['Job shop/migrate-', 'metadata.generateName', 'Kustomization flux-system/shop builds nothing of its path'],
  ],
  valid: [
    { name: 'a name', yaml: `${flux}---${workflow('{ name: a, namespace: shop }')}` },
    { name: 'a name beside it', yaml: `${flux}---${workflow('{ name: a, generateName: a-, namespace: shop }')}` },
    { name: 'what Flux does not apply', yaml: workflow('{ generateName: hello-world-, namespace: shop }') },
  ],
  invalid: [
    {
      name: 'a Workflow (kustomize#641)',
      yaml: `${flux}---${workflow('{ generateName: hello-world-, namespace: shop }')}`,
      findings: [['Workflow shop/hello-world-', 'metadata.generateName', 'is "hello-world-"']],
      severity: 'warning',
    },
  ],
});
