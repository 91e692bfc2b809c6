import { containers, isRunning } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

const ending = new Set(['Job', 'CronJob']);

export const readinessProbeSet: Check = {
  id: 'readiness-probe-set',
  title: 'Every container has a readiness probe',
  why: 'Requests are sent to the pod as soon as it is started.',
  fix: 'Add a readiness probe.',
  category: 'workload',
  severity: 'warning',
  kinds: podMakingKinds,
  scope: 'object',
  profile: 'named',
  docs: 'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/',
  controls: ['kubescape C-0018'],
  elsewhere: ['kube-linter no-readiness-probe', 'polaris readinessProbeMissing'],
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec: { containers: [{ name: api, image: 'api:1' }] }
`,
  *check(graph) {
    for (const container of containers(graph)) {
      const { object, path, fields } = container;
      if (isRunning(container) && fields['readinessProbe'] === undefined && !ending.has(object.kind))
        yield finding(object, `${path}.readinessProbe`, 'no readiness probe');
    }
  },
};
