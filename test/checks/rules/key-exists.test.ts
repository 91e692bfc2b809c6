import { keyExists } from '../../../src/checks/rules/key-exists.js';
import { object, pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const uses = (key: string) => pod(`env: [{ name: A, valueFrom: { secretKeyRef: { name: a, key: ${key} } } }]`);
const external = (spec: string) => object('ExternalSecret', 'a', `spec: { ${spec} }`, 'external-secrets.io/v1');
const data = 'data: [{ secretKey: password, remoteRef: { key: db } }]';
const template = 'target: { template: { data: { url: "postgresql://{{ .password }}" } } }';
const path = 'spec.containers[0].env[0].valueFrom.secretKeyRef.key';

testCheck(keyExists, {
  example: [
    [
      'Pod api',
      'spec.containers[0].env[0].valueFrom.configMapKeyRef.key',
      'ConfigMap settings has no key "LOGLEVEL". Did you mean "LOG_LEVEL"?',
    ],
  ],
  valid: [
    { name: 'a key of a Secret', yaml: object('Secret', 'a', 'stringData: { key: b }') + uses('key') },
    { name: 'a key that an ExternalSecret fetches', yaml: external(data) + uses('password') },
    { name: 'a key that its template makes', yaml: external(`${data}, ${template}`) + uses('url') },
    {
      name: 'keys that only the store knows',
      yaml: external('dataFrom: [{ extract: { key: db } }]') + uses('password'),
    },
    {
      name: 'the keys of a Certificate',
      yaml: object('Certificate', 'b', 'spec: { secretName: a }', 'cert-manager.io/v1') + uses('tls.crt'),
    },
    {
      name: 'a SealedSecret',
      yaml: object('SealedSecret', 'a', 'spec: { encryptedData: { key: AgB } }', 'bitnami.com/v1alpha1') + uses('key'),
    },
    { name: 'an object that does not exist: that is for another check', yaml: uses('key') },
  ],
  invalid: [
    {
      name: 'a key that the ExternalSecret does not fetch',
      yaml: external(data) + uses('passwd'),
      findings: [['Pod x/api', path, 'ExternalSecret x/a has no key "passwd". Did you mean "password"?']],
    },
    {
      name: 'a fetched key that the template replaces',
      yaml: external(`${data}, ${template}`) + uses('password'),
      findings: [['Pod x/api', path, 'ExternalSecret x/a has no key "password"']],
    },
    {
      name: 'an item of a volume',
      yaml:
        object('ConfigMap', 'a', 'data: { "app.yaml": b }') +
        pod('', 'volumes: [{ name: a, configMap: { name: a, items: [{ key: app.yml, path: app.yml }] } }]'),
      findings: [['Pod x/api', 'spec.volumes[0].configMap.items[0].key', 'Did you mean "app.yaml"?']],
    },
  ],
});
