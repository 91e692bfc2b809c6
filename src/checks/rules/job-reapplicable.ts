import { isReplaced } from '../../graph/hooks.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const jobReapplicable: Check = {
  id: 'job-reapplicable',
  title: 'Every Job can be applied again after a change',
  why: 'The template of a Job cannot change: the next new image makes the apply fail and everything behind it wait.',
  fix: 'Make it a hook (`argocd.argoproj.io/hook` with `BeforeHookCreation`), let Flux replace it (`kustomize.toolkit.fluxcd.io/force: enabled`), or use `generateName`.',
  category: 'delivery',
  severity: 'warning',
  kinds: podMakingKinds,
  scope: 'object',
  docs: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/',
  fails: `
apiVersion: batch/v1
kind: Job
metadata: { name: migrate }
spec: { template: { spec: { restartPolicy: Never, containers: [{ name: migrate, image: 'api:1' }] } } }
`,
  *check(graph) {
    for (const job of graph.ofKind('Job')) {
      if (isReplaced(job) || job.manifest.metadata.name === undefined) continue;
      yield finding(
        job,
        'metadata.annotations',
        'its template cannot change, and nothing replaces the Job when it does',
      );
    }
  },
};
