import { applicationSetParameters } from '../../../src/checks/rules/application-set-parameters.js';
import { testCheck } from '../support/tester.js';

const set = (
  name: string,
  more: string,
  path = 'shop',
  generators = '[{ list: { elements: [{ region: eu }, { region: us }] } }]',
) => `
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: { name: shops, namespace: a }
spec:
  ${more}
  generators: ${generators}
  template:
    metadata: { name: '${name}' }
    spec:
      project: default
      source: { repoURL: 'https://git.example.com/f.git', path: '${path}', helm: { values: 'a: {{ .Values.b }}' } }
      destination: { server: 'https://kubernetes.default.svc', namespace: shop }
`;
const name = 'spec.template.metadata.name';
const go = 'goTemplate: true';

testCheck(applicationSetParameters, {
  example: [['ApplicationSet argocd/shops', name, 'has {{.path.basename}} without `goTemplate: true`']],
  valid: [
    { name: 'a parameter', yaml: set('shop-{{region}}', '') },
    { name: 'a parameter of a Go template', yaml: set('shop-{{ .region }}', go) },
    { name: 'functions of a Go template', yaml: set('{{ .region | lower }}-{{ now | date "2006" }}', go) },
    { name: 'generators that find their own', yaml: set('{{.anything}}', go, 'shop', '[{ clusters: {} }]') },
    { name: 'values of an element', yaml: set('{{region}}-{{values.a}}', '') },
  ],
  invalid: [
    {
      name: 'one way to write it in the name, and the other in the path (argo-cd#20145)',
      yaml: set('{{.path.basename}}', '', '{{path}}', '[{ git: { revision: main, directories: [{ path: "*" }] } }]'),
      findings: [['ApplicationSet a/shops', name, 'it stays in the Application as it is']],
      severity: 'error',
    },
    {
      name: 'the former way under goTemplate (argo-cd#18428)',
      yaml: set('shop-{{region}}', go),
      findings: [['ApplicationSet a/shops', name, 'function "region" not defined']],
    },
    {
      name: "a cluster's name the former way",
      yaml: set('shop-{{name}}', go, 'shop', '[{ clusters: {} }]'),
      findings: [['ApplicationSet a/shops', name, 'function "name" not defined']],
    },
    {
      name: 'a parameter that no element has (argo-cd#9137)',
      yaml: set('{{cluster}}-storageclass', '')
        .replace('region: eu', 'name: my-cluster')
        .replace('region: us', 'name: b'),
      findings: [['ApplicationSet a/shops', name, 'no element of the lists has "cluster"']],
    },
    {
      name: 'a misspelt parameter',
      yaml: set('shop-{{.region}}', go, '{{.regoin}}'),
      findings: [['ApplicationSet a/shops', 'spec.template.spec.source.path', 'Did you mean "region"?']],
    },
  ],
});
