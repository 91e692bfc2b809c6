import { autoscalerTargetExists } from '../../../src/checks/rules/autoscaler-target-exists.js';
import { deployment, object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const hpa = (target: string) =>
  object('HorizontalPodAutoscaler', 'api', `spec: { scaleTargetRef: { ${target} } }`, 'autoscaling/v2');

testCheck(autoscalerTargetExists, {
  example: [
    ['HorizontalPodAutoscaler api', 'spec.scaleTargetRef.name', /scales Deployment default\/api, which does not exist/],
  ],
  valid: [
    { name: 'a Deployment', yaml: deployment() + hpa('apiVersion: apps/v1, kind: Deployment, name: api') },
    {
      name: 'a custom resource',
      yaml: hpa('apiVersion: db.example/v1, kind: Shard, name: a') + object('Shard', 'a', '', 'db.example/v1'),
    },
    {
      name: 'a ScaledObject, whose target is a Deployment unless it says otherwise',
      yaml: deployment() + object('ScaledObject', 'api', 'spec: { scaleTargetRef: { name: api } }', 'keda.sh/v1alpha1'),
    },
  ],
  invalid: [
    {
      name: 'another kind than the one that exists',
      yaml: deployment() + hpa('apiVersion: apps/v1, kind: StatefulSet, name: api'),
      findings: [['HorizontalPodAutoscaler x/api', 'spec.scaleTargetRef.name', 'scales StatefulSet x/api']],
    },
    {
      name: 'a name that does not exist',
      yaml:
        deployment() + object('ScaledObject', 'api', 'spec: { scaleTargetRef: { name: apii } }', 'keda.sh/v1alpha1'),
      findings: [['ScaledObject x/api', 'spec.scaleTargetRef.name', 'scales Deployment x/apii']],
    },
  ],
});
