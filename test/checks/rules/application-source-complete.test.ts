import { applicationSourceComplete } from '../../../src/checks/rules/application-source-complete.js';
import { testCheck } from '../support/tester.js';

const git = "repoURL: 'https://git.example.com/fleet.git'";
const charts = "repoURL: 'https://charts.example.com'";
const application = (spec: string) => `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop, namespace: a }
spec:
  project: default
  destination: { server: 'https://kubernetes.default.svc', namespace: shop }
  ${spec}
`;

testCheck(applicationSourceComplete, {
  example: [['Application argocd/shop', 'spec.sources[0].helm', 'no source has the ref "values"']],
  valid: [
    { name: 'a path', yaml: application(`source: { ${git}, path: shop }`) },
    {
      name: 'a chart with its version',
      yaml: application(`source: { ${charts}, chart: shop, targetRevision: ^1.2.0 }`),
    },
    {
      name: 'values of another source (argo-cd#12736)',
      yaml: application(
        `sources: [{ ${charts}, chart: shop, targetRevision: 1.0.0, helm: { valueFiles: [$common-source/a.yaml] } }, { ${git}, ref: common-source }]`,
      ),
    },
    {
      name: "a build variable of Argo CD's own",
      yaml: application(`source: { ${git}, path: shop, helm: { valueFiles: [$ARGOCD_APP_NAME/a.yaml] } }`),
    },
    {
      name: 'a template that is patched',
      yaml: `
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: { name: shops, namespace: a }
spec: { goTemplate: true, generators: [{ clusters: {} }], templatePatch: 'spec: {}', template: { metadata: { name: '{{.name}}' }, spec: { source: { ${git} } } } }
`,
    },
  ],
  invalid: [
    {
      name: 'a chart without a version (argo-cd#6673)',
      yaml: application(`source: { ${charts}, chart: nginx }`),
      findings: [['Application a/shop', 'spec.source', 'has a chart without `targetRevision`']],
      severity: 'error',
    },
    {
      name: 'a branch for the version of a chart (argocd-diff-preview#33)',
      yaml: application(`sources: [{ ${charts}, chart: shop, targetRevision: main }]`),
      findings: [['Application a/shop', 'spec.sources[0].targetRevision', 'is "main", and a chart has versions']],
      severity: 'warning',
    },
    {
      name: 'neither path nor chart',
      yaml: application(`source: { ${git}, targetRevision: main }`),
      findings: [['Application a/shop', 'spec.source', 'has neither `path` nor `chart`: Argo CD refuses it']],
    },
    {
      name: 'no repository',
      yaml: application('source: { path: shop }'),
      findings: [['Application a/shop', 'spec.source', 'has no `repoURL`']],
    },
    {
      name: 'one source beside several',
      yaml: application(`source: { ${git}, path: a }\n  sources: [{ ${git}, path: b }]`),
      findings: [['Application a/shop', 'spec.source', 'is passed over']],
      severity: 'warning',
    },
  ],
});
