import { spreadOverNodes } from '../../../src/checks/rules/spread-over-nodes.js';
import { deployment } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(spreadOverNodes, {
  example: [['Deployment api', 'spec.template.spec', 'nothing keeps its pods on different nodes']],
  valid: [
    { name: 'one pod', yaml: deployment('replicas: 1') },
    {
      name: 'a spread constraint',
      yaml: deployment(
        'replicas: 3',
        'containers: [], topologySpreadConstraints: [{ topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: api } } }]',
      ),
    },
  ],
  invalid: [
    {
      name: 'other pods than its own',
      yaml: deployment(
        'replicas: 3',
        'containers: [], topologySpreadConstraints: [{ topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: b } } }]',
      ),
      findings: [['Deployment x/api', 'spec.template.spec', 'nothing keeps']],
    },
    {
      name: 'zones only',
      yaml: deployment(
        'replicas: 3',
        'containers: [], topologySpreadConstraints: [{ topologyKey: topology.kubernetes.io/zone, labelSelector: {} }]',
      ),
      findings: [['Deployment x/api', 'spec.template.spec', 'nothing keeps']],
    },
  ],
});
