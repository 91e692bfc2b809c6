import { jobGoneBeforeSeen } from '../../../src/checks/rules/job-gone-before-seen.js';
import { testCheck } from '../support/tester.js';

const job = (annotations: string, seconds: number | undefined) => `
---
apiVersion: batch/v1
kind: Job
metadata: { name: a, namespace: x, annotations: { ${annotations} } }
spec: { ${seconds === undefined ? '' : `ttlSecondsAfterFinished: ${seconds},`} template: { spec: { containers: [] } } }`;
const path = 'spec.ttlSecondsAfterFinished';

testCheck(jobGoneBeforeSeen, {
  example: [['Job migrate', path, '0 s after its end the hook is gone']],
  valid: [
    { name: 'a hook without it', yaml: job('argocd.argoproj.io/hook: Sync', undefined) },
    { name: 'a hook that stays long enough', yaml: job('argocd.argoproj.io/hook: Sync', 600) },
    { name: 'a Job that nothing looks after', yaml: job('example.com/a: b', 0) },
  ],
  invalid: [
    {
      name: 'a hook of Helm that Argo CD runs',
      yaml: job('helm.sh/hook: pre-upgrade', 10),
      findings: [['Job x/a', path, 'the sync waits for it']],
    },
    {
      name: 'a Job of Argo CD that is not a hook',
      yaml: job('argocd.argoproj.io/sync-wave: "1"', 86400),
      findings: [['Job x/a', path, 'Argo CD finds it missing']],
    },
    {
      name: 'a Job of Flux',
      yaml: job('kustomize.toolkit.fluxcd.io/force: enabled', 100),
      findings: [['Job x/a', path, 'Flux makes and runs it again']],
    },
  ],
});
