import { oneAutoscaler } from '../../../src/checks/rules/one-autoscaler.js';
import { object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const hpa = (kind: string, name: string) =>
  object(
    'HorizontalPodAutoscaler',
    name,
    `spec: { scaleTargetRef: { apiVersion: apps/v1, kind: ${kind}, name: api } }`,
  );

testCheck(oneAutoscaler, {
  example: [
    [
      'ScaledObject api-queue',
      'spec.scaleTargetRef',
      'Deployment default/api is already scaled by HorizontalPodAutoscaler api',
    ],
  ],
  valid: [{ name: 'two workloads of one name', yaml: hpa('Deployment', 'a') + hpa('StatefulSet', 'b') }],
  invalid: [
    {
      name: 'two of one kind',
      yaml: hpa('Deployment', 'a') + hpa('Deployment', 'b'),
      findings: [
        [
          'HorizontalPodAutoscaler x/b',
          'spec.scaleTargetRef',
          'Deployment x/api is already scaled by HorizontalPodAutoscaler x/a',
        ],
      ],
    },
  ],
});
