import { oneWriter } from '../../../src/checks/rules/one-writer.js';
import { object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const certificate = (name: string, secret: string, hosts = 'a.example.com') =>
  object('Certificate', name, `spec: { secretName: ${secret}, dnsNames: [${hosts}] }`, 'cert-manager.io/v1');
const external = (name: string, target: string) =>
  object('ExternalSecret', name, `spec: { target: { ${target} } }`, 'external-secrets.io/v1');
const sealed = (name: string, annotations = '') =>
  object(
    'SealedSecret',
    name,
    `spec: { template: { metadata: { annotations: { ${annotations} } } } }`,
    'bitnami.com/v1alpha1',
  );
const vault = (name: string, destination: string) =>
  object('VaultStaticSecret', name, `spec: { destination: { ${destination} } }`, 'secrets.hashicorp.com/v1beta1');
const ingress = (name: string, hosts: string, annotation = 'cert-manager.io/issuer: acme') => `
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: ${name}, namespace: x, annotations: { ${annotation} } }
spec: { tls: [{ hosts: [${hosts}], secretName: tls }] }`;
const tls = 'spec.tls[0].secretName';

testCheck(oneWriter, {
  example: [['Certificate api', 'spec.secretName', 'writes Secret "tls", as Certificate shop does']],
  valid: [
    { name: 'a Secret each', yaml: certificate('a', 'a') + certificate('b', 'b') },
    {
      name: 'one name in two namespaces',
      yaml: certificate('a', 'tls') + certificate('a', 'tls').replace('namespace: x', 'namespace: y'),
    },
    {
      name: 'an ExternalSecret that adds to a Secret',
      yaml: external('a', 'name: s') + external('b', 'name: s, creationPolicy: Merge'),
    },
    { name: 'one object twice', yaml: certificate('a', 'tls') + certificate('a', 'tls') },
    { name: 'two Ingresses of the same hosts', yaml: ingress('a', 'a.example.com') + ingress('b', 'a.example.com') },
    {
      name: 'Ingresses for which nothing makes a certificate',
      yaml: ingress('a', 'a.example.com', 'a: b') + ingress('b', 'b.example.com', 'a: b'),
    },
    {
      name: 'the Certificate that cert-manager would make itself',
      yaml: certificate('tls', 'tls') + ingress('a', 'a.example.com'),
    },
    { name: 'an empty Secret that is filled', yaml: object('Secret', 'tls') + certificate('a', 'tls') },
    {
      name: 'a SealedSecret that adds to a Secret',
      yaml: external('s', '') + sealed('s', 'sealedsecrets.bitnami.com/patch: "true"'),
    },
  ],
  invalid: [
    {
      name: 'an ExternalSecret of the name of another one’s target',
      yaml: external('a', 'name: s') + external('s', ''),
      findings: [['ExternalSecret x/s', 'metadata.name', 'writes Secret "s", as ExternalSecret x/a does']],
    },
    {
      name: 'Vault and a Certificate',
      yaml: certificate('a', 'tls') + vault('b', 'name: tls, create: true'),
      findings: [['VaultStaticSecret x/b', 'spec.destination.name', 'as Certificate x/a does']],
    },
    {
      name: 'an Ingress and a Certificate of another name',
      yaml: certificate('a', 'tls') + ingress('a', 'a.example.com'),
      findings: [['Ingress x/a', tls, 'as Certificate x/a does']],
      severity: 'error',
    },
    {
      name: 'two Ingresses of other hosts',
      yaml: ingress('a', 'a.example.com') + ingress('b', 'b.example.com'),
      findings: [['Ingress x/b', tls, 'without "b.example.com"']],
      severity: 'error',
    },
    {
      name: 'an Ingress with one host more, which may come first',
      yaml: ingress('a', 'a.example.com') + ingress('b', 'a.example.com, b.example.com'),
      findings: [['Ingress x/b', tls, 'without "b.example.com"']],
      severity: 'warning',
    },
    {
      name: 'a Secret with data of its own',
      yaml: certificate('a', 'tls') + object('Secret', 'tls', 'data: { a: YQ== }'),
      findings: [['Secret x/tls', 'metadata.name', 'as Certificate x/a does']],
      severity: 'warning',
    },
  ],
});
