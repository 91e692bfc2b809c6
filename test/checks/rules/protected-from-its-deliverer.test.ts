import { protectedFromItsDeliverer } from '../../../src/checks/rules/protected-from-its-deliverer.js';
import { testCheck } from '../support/tester.js';

const kustomization = (prune: boolean) => `
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: shop, namespace: flux-system }
spec: { interval: 10m, prune: ${prune}, path: ./shop, sourceRef: { kind: GitRepository, name: fleet } }
---
`;
const application = (finalizers: string, prune = true) => `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop, namespace: argocd, finalizers: [${finalizers}] }
spec:
  project: default
  source: { repoURL: 'https://git.example.com/fleet.git', path: shop, targetRevision: main }
  destination: { server: 'https://kubernetes.default.svc' }
  syncPolicy: { automated: { prune: ${prune} } }
---
`;
const claim = (annotations: string) => `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data, namespace: shop, annotations: { ${annotations} } }
`;
const ofFlux = 'kustomize.toolkit.fluxcd.io/prune: disabled';
const ofArgoCd = (options: string) => `argocd.argoproj.io/sync-options: '${options}'`;
const ofHelm = 'helm.sh/resource-policy: keep';
const finalizer = 'resources-finalizer.argocd.argoproj.io';
const found = (message: string) => [['PersistentVolumeClaim shop/data', 'metadata.annotations', message]] as const;

testCheck(protectedFromItsDeliverer, {
  example: found('is protected from Argo CD, and Kustomization flux-system/shop of Flux deletes it'),
  valid: [
    { name: 'what nobody protects', yaml: kustomization(true) + claim('') },
    { name: 'protection from both', yaml: kustomization(true) + claim(`${ofFlux}, ${ofArgoCd('Prune=false')}`) },
    { name: 'a Kustomization that does not prune', yaml: kustomization(false) + claim(ofHelm) },
    { name: 'protection from Argo CD', yaml: application(finalizer) + claim(ofArgoCd('Prune=false,Delete=confirm')) },
    { name: 'an Application without finalizer', yaml: application('') + claim(ofArgoCd('Prune=false')) },
    { name: 'an Application that deletes nothing', yaml: application('', false) + claim(ofFlux) },
    {
      name: 'something that one of two delivers, nobody knows which',
      yaml: kustomization(true) + application(finalizer) + claim(ofFlux),
    },
  ],
  invalid: [
    { name: 'protection from Helm', yaml: kustomization(true) + claim(ofHelm), findings: found('protected from Helm') },
    {
      name: "Flux' protection under Argo CD",
      yaml: application('') + claim(ofFlux),
      findings: found('is protected from Flux, and Application argocd/shop of Argo CD deletes it'),
    },
    {
      name: 'protection from pruning alone',
      yaml: application(finalizer) + claim(ofArgoCd('Prune=false')),
      findings: found('is deleted with Application argocd/shop'),
    },
  ],
});
