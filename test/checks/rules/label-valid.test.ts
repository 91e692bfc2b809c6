import { labelValid } from '../../../src/checks/rules/label-valid.js';
import { deployment } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const meta = (more: string) => `
apiVersion: v1
kind: ConfigMap
metadata: { name: settings, ${more.slice(2)}`;

testCheck(labelValid, {
  example: [['ConfigMap settings', 'metadata.labels', 'label app="my app": allowed are letters']],
  valid: [
    { name: 'an annotation with a domain in capitals', yaml: meta('{ annotations: { Example.com/a: b } }') },
    {
      name: 'keys with a domain, an empty value, long annotations',
      yaml: meta(`{ labels: { app.kubernetes.io/name: a, empty: '' }, annotations: { a.b/c: '${'x'.repeat(99)}' } }`),
    },
  ],
  invalid: [
    {
      name: 'a key with two slashes',
      yaml: meta('{ labels: { a/b/c: d } }'),
      findings: [['ConfigMap settings', 'metadata.labels', 'label "a/b/c": allowed is one "/"']],
    },
    {
      name: 'a value of 64 characters',
      yaml: meta(`{ labels: { a: ${'x'.repeat(64)} } }`),
      findings: [['ConfigMap settings', 'metadata.labels', '64 characters; at most 63']],
    },
    {
      name: 'a label of the pods',
      yaml: deployment().replace('labels: { app: api }', 'labels: { app: -api }'),
      findings: [['Deployment x/api', 'spec.template.metadata.labels', 'label app="-api"']],
    },
  ],
});
