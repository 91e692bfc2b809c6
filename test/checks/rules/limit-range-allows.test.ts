import { limitRangeAllows } from '../../../src/checks/rules/limit-range-allows.js';
import { deployment, object, pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const range = (limits: string) => object('LimitRange', 'r', `spec: { limits: [{ type: Container, ${limits} }] }`);

testCheck(limitRangeAllows, {
  example: [['Pod api', 'spec.containers[0].resources', 'has a limit of 2Gi memory; at most 1Gi for each container']],
  valid: [
    {
      name: 'within the range',
      yaml:
        range('min: { cpu: 100m }, max: { cpu: 2 }') + pod('resources: { requests: { cpu: 1 }, limits: { cpu: 2 } }'),
    },
    { name: 'its defaults', yaml: range('max: { cpu: 1 }, default: { cpu: 1 }') + pod() },
    { name: 'another namespace', yaml: range('max: { cpu: 1 }').replace('namespace: x', 'namespace: z') + pod() },
  ],
  invalid: [
    {
      name: 'what an operator gives its pods',
      yaml:
        range('max: { memory: 1Gi }') +
        object('Cluster', 'db', 'spec: { resources: { limits: { memory: 2Gi } } }', 'postgresql.cnpg.io/v1'),
      findings: [['Cluster x/db', 'spec.resources', 'has a limit of 2Gi memory; at most 1Gi for each container']],
    },
    {
      name: 'too little, and no limit',
      yaml: range('min: { cpu: 1 }, max: { memory: 1Gi }') + pod('resources: { requests: { cpu: 500m } }'),
      findings: [
        ['Pod x/api', 'spec.containers[0].resources', 'requests 500m cpu; at least 1 for each container'],
        ['Pod x/api', 'spec.containers[0].resources', 'has a limit of no memory; at most 1Gi'],
      ],
    },
    {
      name: 'too far apart',
      yaml: range('maxLimitRequestRatio: { cpu: 2 }') + pod('resources: { requests: { cpu: 1 }, limits: { cpu: 3 } }'),
      findings: [
        ['Pod x/api', 'spec.containers[0].resources', 'may use 3 cpu and requests 1; at most 2 times as much'],
      ],
    },
    {
      name: 'of the whole pod',
      yaml:
        range('max: { cpu: 1 }').replace('Container', 'Pod') +
        deployment(
          '',
          'containers: [{ name: a, resources: { limits: { cpu: 1 } } }, { name: b, resources: { limits: { cpu: 500m } } }]',
        ),
      findings: [
        ['Deployment x/api', 'spec.template.spec.containers', 'has a limit of 1500m cpu; at most 1 for each pod'],
      ],
    },
  ],
});
