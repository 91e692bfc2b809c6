import { at, numberOf } from '../../graph/fields.js';
import type { GraphObject } from '../../graph/object.js';
import { type Check, finding } from '../check.js';

export const jobGoneBeforeSeen: Check = {
  id: 'job-gone-before-seen',
  title: 'A Job that Argo CD or Flux looks after is not removed behind its back',
  why: 'A hook that is gone before Argo CD sees its end holds up the sync; any other Job that is gone is out of sync, and is made and run again.',
  fix: 'Remove `ttlSecondsAfterFinished`, and let `argocd.argoproj.io/hook-delete-policy` remove a hook.',
  category: 'delivery',
  severity: 'warning',
  kinds: ['Job'],
  scope: 'object',
  docs: 'https://argo-cd.readthedocs.io/en/stable/user-guide/resource_hooks/',
  fails: `
apiVersion: batch/v1
kind: Job
metadata: { name: migrate, annotations: { argocd.argoproj.io/hook: PreSync } }
spec:
  ttlSecondsAfterFinished: 0
  template: { spec: { restartPolicy: Never, containers: [{ name: migrate, image: 'api:1' }] } }
`,
  *check(graph) {
    for (const job of graph.ofKind('Job')) {
      const seconds = numberOf(at(job.manifest, 'spec')['ttlSecondsAfterFinished']);
      const message = seconds === undefined ? undefined : faultOf(job, seconds);
      if (message) yield finding(job, 'spec.ttlSecondsAfterFinished', message);
    }
  },
};

/** Argo CD sees the end of a Job within seconds, unless it is busy. */
const enough = 60;

function faultOf({ manifest }: GraphObject, seconds: number): string | undefined {
  const names = Object.keys(manifest.metadata.annotations ?? {});
  const has = (prefix: string) => names.some(name => name.startsWith(prefix));
  if (has('argocd.argoproj.io/hook') || has('helm.sh/hook')) {
    const message = `${seconds} s after its end the hook is gone, which Argo CD may not have seen: the sync waits for it`;
    return seconds < enough ? message : undefined;
  }
  if (has('argocd.argoproj.io/'))
    return `${seconds} s after its end the Job is gone: Argo CD finds it missing, and makes and runs it again where it heals itself`;
  return has('kustomize.toolkit.fluxcd.io/')
    ? `${seconds} s after its end the Job is gone: Flux makes and runs it again with every reconciliation`
    : undefined;
}
