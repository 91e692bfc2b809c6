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
