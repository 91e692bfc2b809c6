import { containers, isRunning } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

const ending = new Set(['Job', 'CronJob']);

export const livenessProbeSet: Check = {
  id: 'liveness-probe-set',
  title: 'Every container has a liveness probe',
  why: 'A program that hangs keeps hanging until somebody restarts it.',
  fix: 'Add a liveness probe; it must not depend on other programs.',
  category: 'workload',
  severity: 'warning',
  kinds: podMakingKinds,
  scope: 'object',
  profile: 'named',
  docs: 'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/',
  controls: ['kubescape C-0056'],
  elsewhere: ['kube-linter no-liveness-probe', 'polaris livenessProbeMissing'],
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec: { containers: [{ name: api, image: 'api:1' }] }
`,
  *check(graph) {
    for (const container of containers(graph)) {
      const { object, path, fields } = container;
      if (isRunning(container) && fields['livenessProbe'] === undefined && !ending.has(object.kind))
        yield finding(object, `${path}.livenessProbe`, 'no liveness probe');
    }
  },
};
