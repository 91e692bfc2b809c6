import { configMapExists } from '../../../src/checks/rules/config-map-exists.js';
import { deployment, object, pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const settings = object('ConfigMap', 'settings', 'data: { A: b }');

testCheck(configMapExists, {
  example: [
    ['Pod api', 'spec.containers[0].envFrom[0].configMapRef.name', 'no ConfigMap "settings" in namespace "default".'],
  ],
  valid: [
    { name: 'one that exists', yaml: settings + pod('envFrom: [{ configMapRef: { name: settings } }]') },
    {
      name: 'the one that Istio puts into every namespace',
      yaml: pod('', 'volumes: [{ name: a, configMap: { name: istio-ca-root-cert } }]'),
    },
    { name: 'an optional one', yaml: pod('envFrom: [{ configMapRef: { name: other, optional: true } }]') },
    {
      name: 'the one that every namespace has',
      yaml: pod('', 'volumes: [{ name: a, configMap: { name: kube-root-ca.crt } }]'),
    },
  ],
  invalid: [
    {
      name: 'a misspelt name in a volume, and says which one is near',
      yaml: settings + deployment('', 'volumes: [{ name: a, configMap: { name: seting } }]'),
      findings: [['Deployment x/api', 'spec.template.spec.volumes[0].configMap.name', 'Did you mean "settings"?']],
    },
    {
      name: 'one in a projected volume of an init container, and one in another namespace',
      yaml: `${settings.replace('namespace: x', 'namespace: z')}${pod(
        'env: [{ name: A, valueFrom: { configMapKeyRef: { name: settings, key: A } } }]',
        'volumes: [{ name: a, projected: { sources: [{ configMap: { name: other } }] } }]',
      )}`,
      findings: [
        ['Pod x/api', 'spec.containers[0].env[0].valueFrom.configMapKeyRef.name', 'no ConfigMap "settings"'],
        ['Pod x/api', 'spec.volumes[0].projected.sources[0].configMap.name', 'no ConfigMap "other"'],
      ],
    },
  ],
});
