import { jobReapplicable } from '../../../src/checks/rules/job-reapplicable.js';
import { testCheck } from '../support/tester.js';

const job = (annotation: string) =>
  `{ apiVersion: batch/v1, kind: Job, metadata: { name: a, annotations: { ${annotation} } } }`;

testCheck(jobReapplicable, {
  example: [['Job migrate', 'metadata.annotations', 'nothing replaces the Job when it does']],
  valid: [
    { name: 'a hook of Argo CD', yaml: job('argocd.argoproj.io/hook: Sync') },
    { name: 'a hook of Helm', yaml: job('helm.sh/hook: pre-upgrade') },
    { name: 'replaced by Flux', yaml: job('kustomize.toolkit.fluxcd.io/force: enabled') },
    { name: 'a sync option', yaml: job('argocd.argoproj.io/sync-options: Replace=true') },
    { name: 'a new name each time', yaml: '{ apiVersion: batch/v1, kind: Job, metadata: { generateName: migrate- } }' },
  ],
  invalid: [
    {
      name: 'an option that replaces nothing',
      yaml: job('argocd.argoproj.io/sync-options: Prune=false'),
      findings: [['Job a', 'metadata.annotations', 'cannot change']],
    },
  ],
});
