import { secretUsed } from '../../../src/checks/rules/secret-used.js';
import { testCheck } from '../support/tester.js';

const external = (target = '') => `
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: { name: shop, namespace: x }
spec: { ${target} data: [{ secretKey: password, remoteRef: { key: a, property: b } }] }`;
const pod = (spec: string, namespace = 'x') => `
---
apiVersion: v1
kind: Pod
metadata: { name: api, namespace: ${namespace} }
spec: ${spec}`;
const sealed = `
apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata: { name: shop, namespace: x }
spec: { encryptedData: { a: b } }`;

testCheck(secretUsed, {
  example: [['ExternalSecret old-database', '', 'nothing reads the Secret "old-database"']],
  valid: [
    { name: 'a variable', yaml: external() + pod('{ containers: [{ envFrom: [{ secretRef: { name: shop } }] }] }') },
    { name: 'a volume', yaml: sealed + pod('{ containers: [], volumes: [{ secret: { secretName: shop } }] }') },
    {
      name: 'another name for the Secret',
      yaml: external('target: { name: other },') + pod('{ imagePullSecrets: [{ name: other }], containers: [] }'),
    },
    {
      name: 'a custom resource',
      yaml: `${external()}
---
apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: { name: db, namespace: x }
spec: { bootstrap: { initdb: { secret: { name: shop } } } }`,
    },
    {
      name: 'a listener',
      yaml: `${external()}
---
apiVersion: gateway.networking.k8s.io/v1
kind: ListenerSet
metadata: { name: public, namespace: x }
spec: { listeners: [{ name: https, tls: { certificateRefs: [{ name: shop }] } }] }`,
    },
    {
      name: 'a Secret for a controller that looks for labels',
      yaml: external('target: { template: { metadata: { labels: { argocd.argoproj.io/secret-type: cluster } } } },'),
    },
  ],
  invalid: [
    {
      name: 'a reader in another namespace',
      yaml: sealed + pod('{ containers: [{ envFrom: [{ secretRef: { name: shop } }] }] }', 'z'),
      findings: [['SealedSecret x/shop', '', /nothing reads/]],
    },
  ],
});
