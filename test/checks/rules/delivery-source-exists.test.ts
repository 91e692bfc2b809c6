import { deliverySourceExists } from '../../../src/checks/rules/delivery-source-exists.js';
import { testCheck } from '../support/tester.js';

const unit = (more: string) => `
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: a, namespace: f }
spec: { interval: 10m, prune: true, path: ./a, sourceRef: { kind: GitRepository, name: fleet${more} } }
`;
const source = (namespace: string) => `
---
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: { name: fleet, namespace: ${namespace} }
spec: { interval: 10m, url: 'https://git.example.com/fleet.git' }
`;

testCheck(deliverySourceExists, {
  example: [['Kustomization flux-system/a', 'spec.sourceRef', 'GitRepository flux-system/fleet, which is not among']],
  valid: [
    { name: 'a source beside it', yaml: unit('') + source('f') },
    { name: 'a source of another namespace, named', yaml: unit(', namespace: sources') + source('sources') },
    { name: 'an artifact that another program makes', yaml: unit('').replace('GitRepository', 'ExternalArtifact') },
  ],
  invalid: [
    {
      name: 'a source of another namespace',
      yaml: unit('') + source('sources'),
      findings: [['Kustomization f/a', 'spec.sourceRef', 'GitRepository f/fleet, which is not among']],
    },
  ],
});
