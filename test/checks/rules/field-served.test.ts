import { fieldServed } from '../../../src/checks/rules/field-served.js';
import { deployment, pod, service } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(fieldServed, {
  example: [['Pod api', 'spec.resources', 'on by default from Kubernetes 1.34; the cluster is 1.31']],
  valid: [
    {
      name: 'a field of the version',
      yaml: pod('lifecycle: { preStop: { sleep: { seconds: 1 } } }'),
      context: { kubernetes: '1.30' },
    },
    { name: 'the value that it has without the field', yaml: pod('', 'hostUsers: true') },
    { name: 'a newer cluster', yaml: pod('', 'resources: { requests: { cpu: 1 } }'), context: { kubernetes: '1.34' } },
  ],
  invalid: [
    {
      name: 'in a list inside a template',
      yaml: deployment('', 'containers: [], initContainers: [{ name: a }, { name: b, restartPolicy: Always }]'),
      findings: [
        [
          'Deployment x/api',
          'spec.template.spec.initContainers[1].restartPolicy',
          'on by default from Kubernetes 1.29; the cluster is 1.28',
        ],
      ],
      context: { kubernetes: '1.28' },
    },
    {
      name: 'of another kind',
      yaml: service('{ port: 1 }', 'trafficDistribution: PreferClose'),
      findings: [['Service x/api', 'spec.trafficDistribution', 'from Kubernetes 1.31; the cluster is 1.30']],
      context: { kubernetes: '1.30' },
    },
  ],
});
