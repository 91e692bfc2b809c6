import { protectedWithNeeds } from '../../../src/checks/rules/protected-with-needs.js';
import { testCheck } from '../support/tester.js';

const kept = "{ argocd.argoproj.io/sync-options: 'Prune=false' }";
const store = (annotations: string) => `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db, namespace: shop, annotations: ${annotations} }
spec:
  serviceName: db
  selector: { matchLabels: { app: db } }
  template:
    metadata: { labels: { app: db } }
    spec: { serviceAccountName: db, containers: [{ name: db, image: 'db:1' }] }
`;
const account = (annotations: string) => `
---
{ apiVersion: v1, kind: ServiceAccount, metadata: { name: db, namespace: shop, annotations: ${annotations} } }
`;
const policy = (selector: string) => `
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: deny, namespace: shop }
spec: { podSelector: ${selector}, policyTypes: [Ingress] }
`;

testCheck(protectedWithNeeds, {
  example: [
    [
      'ServiceAccount shop/db',
      'metadata.annotations',
      'is deleted by Flux where StatefulSet shop/db, which needs it, stays',
    ],
  ],
  valid: [
    { name: 'a store that is not protected', yaml: store('{}') + account('{}') },
    { name: 'both protected', yaml: store(kept) + account(kept) },
    { name: 'a policy of other pods', yaml: store(kept) + policy('{ matchLabels: { app: api } }') },
  ],
  invalid: [
    {
      name: 'a policy that selects its pods',
      yaml: store(kept) + policy('{}'),
      findings: [['NetworkPolicy shop/deny', 'metadata.annotations', 'is deleted by Argo CD']],
    },
    {
      name: 'protected from Flux alone',
      yaml: store(kept) + account('{ kustomize.toolkit.fluxcd.io/prune: disabled }'),
      findings: [['ServiceAccount shop/db', 'metadata.annotations', 'is deleted by Argo CD where StatefulSet shop/db']],
    },
  ],
});
