import { autoscalerNeedsRequests } from '../../../src/checks/rules/autoscaler-needs-requests.js';
import { deployment, object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const requests = "containers: [{ name: api, image: 'api:1', resources: { requests: { cpu: 1 } } }]";
const hpa = (metric: string) =>
  object(
    'HorizontalPodAutoscaler',
    'api',
    `spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }, metrics: [{ ${metric} }] }`,
    'autoscaling/v2',
  );

testCheck(autoscalerNeedsRequests, {
  example: [
    [
      'HorizontalPodAutoscaler api',
      'spec.metrics[0]',
      'measures cpu as a share of its request; Deployment api requests none in "api"',
    ],
  ],
  valid: [
    {
      name: 'a request',
      yaml: deployment('', requests) + hpa('resource: { name: cpu, target: { averageUtilization: 70 } }'),
    },
    {
      name: 'a limit, which is a request too',
      yaml:
        deployment('', requests.replace('requests', 'limits')) +
        hpa('resource: { name: cpu, target: { averageUtilization: 70 } }'),
    },
    { name: 'an average value', yaml: deployment() + hpa('resource: { name: cpu, target: { averageValue: 500m } }') },
  ],
  invalid: [
    {
      name: 'another resource than the requested one',
      yaml: deployment('', requests) + hpa('resource: { name: memory, target: { averageUtilization: 70 } }'),
      findings: [['HorizontalPodAutoscaler x/api', 'spec.metrics[0]', 'measures memory as a share']],
    },
    {
      name: 'a container that does not exist',
      yaml:
        deployment('', requests) +
        hpa('containerResource: { name: cpu, container: app, target: { averageUtilization: 70 } }'),
      findings: [['HorizontalPodAutoscaler x/api', 'spec.metrics[0]', 'has no container "app"']],
    },
    {
      name: 'a trigger of KEDA',
      yaml:
        deployment() +
        object(
          'ScaledObject',
          'api',
          'spec: { scaleTargetRef: { name: api }, triggers: [{ type: memory, metricType: Utilization }] }',
          'keda.sh/v1alpha1',
        ),
      findings: [['ScaledObject x/api', 'spec.triggers[0]', 'measures memory']],
    },
  ],
});
