import { hookNeedsEarlierObjects } from '../../../src/checks/rules/hook-needs-earlier-objects.js';
import { object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const job = (annotation: string) => `
---
apiVersion: batch/v1
kind: Job
metadata: { name: a, namespace: x, annotations: { ${annotation} } }
spec: { template: { spec: { containers: [], volumes: [{ name: a, configMap: { name: a } }] } } }`;

testCheck(hookNeedsEarlierObjects, {
  example: [
    [
      'Job migrate',
      'spec.template.spec.containers[0].envFrom[0].configMapRef.name',
      'needs ConfigMap settings, which is applied later',
    ],
  ],
  valid: [
    { name: 'a hook in the middle', yaml: object('ConfigMap', 'a') + job('argocd.argoproj.io/hook: Sync') },
    {
      name: 'an object of the same phase',
      yaml:
        object('ConfigMap', 'a').replace(
          'namespace: x',
          'namespace: x, annotations: { helm.sh/hook: "pre-install,pre-upgrade" }',
        ) + job('helm.sh/hook: pre-install'),
    },
  ],
  invalid: [
    {
      name: 'a hook of Helm',
      yaml: object('ConfigMap', 'a') + job('helm.sh/hook: pre-install'),
      findings: [['Job x/a', 'spec.template.spec.volumes[0].configMap.name', 'needs ConfigMap x/a']],
    },
  ],
});
