import { remotePathShape } from '../../../src/checks/rules/remote-path-shape.js';
import { testCheck } from '../support/tester.js';

const secret = (name: string, spec: string, store = '{ kind: ClusterSecretStore, name: vault }', namespace = 'x') => `
---
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: { name: ${name}, namespace: ${namespace} }
spec: { secretStoreRef: ${store}, ${spec} }`;
const property = 'data: [{ secretKey: a, remoteRef: { key: shop/api, property: token } }]';
const whole = 'data: [{ secretKey: a, remoteRef: { key: shop/api } }]';
const extract = 'dataFrom: [{ extract: { key: shop/api } }]';

testCheck(remotePathShape, {
  example: [['ExternalSecret api', 'spec.data[1].remoteRef', 'reads "shop/database" as one value; api reads']],
  valid: [
    { name: 'several properties, alone and together', yaml: secret('a', property) + secret('b', extract) },
    { name: 'one value twice', yaml: secret('a', whole) + secret('b', whole) },
    { name: 'the same path of another store', yaml: secret('a', whole) + secret('b', property, '{ name: vault }') },
    {
      name: 'the same path of the stores of two namespaces',
      yaml: secret('a', whole, '{ name: vault }', 'x') + secret('b', property, '{ name: vault }', 'z'),
    },
  ],
  invalid: [
    {
      name: 'two objects that disagree',
      yaml: secret('a', extract) + secret('b', whole, undefined, 'z'),
      findings: [['ExternalSecret z/b', 'spec.data[0].remoteRef', /a reads properties of it/]],
    },
  ],
});
