import { containers } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const probesDiffer: Check = {
  id: 'probes-differ',
  title: 'Liveness and readiness ask different things',
  why: 'When the program is overloaded, the same probe that takes it out of service also restarts it: the others get its load and follow.',
  fix: 'Let liveness ask less, or fail later, than readiness.',
  category: 'workload',
  severity: 'warning',
  kinds: podMakingKinds,
  scope: 'object',
  profile: 'strict',
  docs: 'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/',
  elsewhere: ['kube-score pod-probes-identical'],
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec: { containers: [{ name: api, image: 'api:1', livenessProbe: { httpGet: { path: /, port: 80 } }, readinessProbe: { httpGet: { path: /, port: 80 } } }] }
`,
  *check(graph) {
    for (const { object, path, fields } of containers(graph)) {
      const { livenessProbe, readinessProbe } = fields;
      if (livenessProbe === undefined || JSON.stringify(livenessProbe) !== JSON.stringify(readinessProbe)) continue;
      yield finding(object, `${path}.livenessProbe`, 'is the same as the readiness probe');
    }
  },
};
