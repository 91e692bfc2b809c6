import { uniqueObjects } from '../../../src/checks/rules/unique-objects.js';
import { testCheck } from '../support/tester.js';

testCheck(uniqueObjects, {
  example: [['ConfigMap settings', '', /^declared twice; the other is at test.yaml:2$/]],
  valid: [
    {
      name: 'one name in two namespaces, and of two kinds',
      yaml: `
{ apiVersion: v1, kind: ConfigMap, metadata: { name: a, namespace: x } }
---
{ apiVersion: v1, kind: ConfigMap, metadata: { name: a, namespace: z } }
---
{ apiVersion: v1, kind: Secret, metadata: { name: a, namespace: x } }`,
    },
  ],
  invalid: [
    {
      name: 'one object in two versions of its API',
      yaml: `
{ apiVersion: autoscaling/v1, kind: HorizontalPodAutoscaler, metadata: { name: a, namespace: x } }
---
{ apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: { name: a, namespace: x } }`,
      findings: [['HorizontalPodAutoscaler x/a', '', /declared twice/]],
    },
    {
      name: 'the default namespace, once spelt out',
      yaml: `
{ apiVersion: v1, kind: ConfigMap, metadata: { name: a } }
---
{ apiVersion: v1, kind: ConfigMap, metadata: { name: a, namespace: default } }`,
      findings: [['ConfigMap default/a', '', /declared twice/]],
    },
  ],
});
