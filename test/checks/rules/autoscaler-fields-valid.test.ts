import { autoscalerFieldsValid } from '../../../src/checks/rules/autoscaler-fields-valid.js';
import { object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const scaler = (spec: string) =>
  object('HorizontalPodAutoscaler', 'api', `spec: { maxReplicas: 4, ${spec} }`, 'autoscaling/v2');

testCheck(autoscalerFieldsValid, {
  example: [['HorizontalPodAutoscaler api', 'spec.behavior.scaleDown.stabilizationWindowSeconds', '0 to 3600']],
  valid: [
    {
      name: 'a utilization',
      yaml: scaler(
        'metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 70 } } }]',
      ),
    },
    {
      name: 'an external metric',
      yaml: scaler(
        "metrics: [{ type: External, external: { metric: { name: m }, target: { type: Value, value: '5' } } }]",
      ),
    },
  ],
  invalid: [
    {
      name: 'a metric without source',
      yaml: scaler('metrics: [{ type: Resource }]'),
      findings: [['HorizontalPodAutoscaler x/api', 'spec.metrics[0].resource', 'is missing']],
    },
    {
      name: 'two targets',
      yaml: scaler(
        "metrics: [{ type: Resource, resource: { name: cpu, target: { averageUtilization: 70, averageValue: '1' } } }]",
      ),
      findings: [['HorizontalPodAutoscaler x/api', 'spec.metrics[0].resource.target', 'allowed is one of them']],
    },
    {
      name: 'no target',
      yaml: scaler('metrics: [{ type: Resource, resource: { name: cpu, target: {} } }]'),
      findings: [['HorizontalPodAutoscaler x/api', 'spec.metrics[0].resource.target', 'has no value']],
    },
    {
      name: 'a long period',
      yaml: scaler('behavior: { scaleUp: { policies: [{ type: Pods, value: 1, periodSeconds: 1801 }] } }'),
      findings: [['HorizontalPodAutoscaler x/api', 'spec.behavior.scaleUp.policies[0].periodSeconds', '1 to 1800']],
    },
  ],
});
