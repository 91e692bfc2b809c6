import { deliverySourceExists } from '../../../src/checks/rules/delivery-source-exists.js';
import { testCheck } from '../support/tester.js';

const unit = (more: string) => `
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: a, namespace: f }
spec:
  interval: 10m
  prune: true
  path: ./a
  sourceRef: { kind: GitRepository, name: fleet${more} }
`;
const source = (namespace: string) => `
---
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: { name: fleet, namespace: ${namespace} }
spec: { interval: 10m, url: 'https://git.example.com/fleet.git' }
`;

const from = (references: string) => `  postBuild: { substituteFrom: [${references}] }\n`;
const release = (chart: string) => `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: x, namespace: f }
spec: { interval: 10m, ${chart} }
`;

const configMap = (namespace: string) => `
apiVersion: v1
kind: ConfigMap
metadata: { name: v, namespace: ${namespace} }
data: { values.yaml: 'a: 1' }
`;
const alert = (source: string, provider: string) => `
apiVersion: notification.toolkit.fluxcd.io/v1beta3
kind: Alert
metadata: { name: shop, namespace: f }
spec: { providerRef: { name: slack }, eventSources: [${source}] }
---
apiVersion: notification.toolkit.fluxcd.io/v1beta3
kind: Provider
metadata: { name: ${provider}, namespace: f }
spec: { type: slack }
`;

testCheck(deliverySourceExists, {
  example: [['Kustomization flux-system/a', 'spec.sourceRef', 'GitRepository flux-system/fleet, which is not among']],
  valid: [
    { name: 'a source beside it', yaml: unit('') + source('f') },
    { name: 'a source of another namespace, named', yaml: unit(', namespace: sources') + source('sources') },
    {
      name: 'a chart from a repository beside it',
      yaml: `${release('chart: { spec: { chart: x, sourceRef: { kind: GitRepository, name: fleet } } }')}${source('f')}`,
    },
    {
      name: 'variables that are optional, or in a Secret',
      yaml:
        unit('') + from('{ kind: ConfigMap, name: facts, optional: true }, { kind: Secret, name: s }') + source('f'),
    },
    {
      name: 'values in a ConfigMap beside the release',
      yaml: `${release('chartRef: { kind: ExternalArtifact, name: x }, valuesFrom: [{ kind: ConfigMap, name: v }]')}---${configMap('f')}`,
    },
    { name: 'an Alert about all of a kind', yaml: alert("{ kind: Kustomization, name: '*' }", 'slack') },
    { name: 'an artifact that another program makes', yaml: unit('').replace('GitRepository', 'ExternalArtifact') },
  ],
  invalid: [
    {
      name: 'a chart without its repository',
      yaml: release('chart: { spec: { chart: x, sourceRef: { kind: HelmRepository, name: charts } } }'),
      findings: [['HelmRelease f/x', 'spec.chart.spec.sourceRef', 'HelmRepository f/charts, which is not among']],
    },
    {
      name: 'an artifact with a chart that is not there',
      yaml: release('chartRef: { kind: OCIRepository, name: x }'),
      findings: [['HelmRelease f/x', 'spec.chartRef', 'OCIRepository f/x, which is not among']],
    },
    {
      name: 'values in the namespace that it installs into (flux2#3314)',
      yaml: `${release('chartRef: { kind: ExternalArtifact, name: x }, targetNamespace: shop, valuesFrom: [{ kind: ConfigMap, name: v }]')}---${configMap('shop')}`,
      findings: [['HelmRelease f/x', 'spec.valuesFrom[0].name', 'takes values from ConfigMap f/v, which is not among']],
    },
    {
      name: 'an Alert whose Provider and object are missing',
      yaml: alert('{ kind: Kustomization, name: shpo }', 'slack-ops'),
      findings: [
        ['Alert f/shop', 'spec.providerRef', 'Did you mean "slack-ops"?'],
        ['Alert f/shop', 'spec.eventSources[0]', 'names Kustomization f/shpo, which is not among'],
      ],
    },
    {
      name: 'an ImagePolicy without its ImageRepository',
      yaml: `
apiVersion: image.toolkit.fluxcd.io/v1
kind: ImagePolicy
metadata: { name: shop, namespace: f }
spec: { imageRepositoryRef: { name: shop }, policy: { semver: { range: 1.x } } }
`,
      findings: [['ImagePolicy f/shop', 'spec.imageRepositoryRef', 'names ImageRepository f/shop']],
    },
    {
      name: 'variables from a ConfigMap that is missing',
      yaml: unit('') + from('{ kind: ConfigMap, name: facts }') + source('f'),
      findings: [['Kustomization f/a', 'spec.postBuild.substituteFrom[0].name', 'ConfigMap f/facts']],
    },
    {
      name: 'a source of another namespace',
      yaml: unit('') + source('sources'),
      findings: [['Kustomization f/a', 'spec.sourceRef', 'GitRepository f/fleet, which is not among']],
    },
  ],
});
