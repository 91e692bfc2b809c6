import { probesOf } from '../../graph/probes.js';
import { containers } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';
import { quoted } from '../wording.js';

export const probeThreshold: Check = {
  id: 'probe-threshold',
  title: 'Liveness and startup probes succeed with one answer',
  why: 'The API server refuses another `successThreshold` than 1 there.',
  fix: 'Remove `successThreshold`; only readiness probes may ask for more.',
  category: 'server',
  severity: 'error',
  kinds: podMakingKinds,
  scope: 'object',
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes',
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  containers: [{ name: api, image: 'api:1', livenessProbe: { successThreshold: 2, tcpSocket: { port: 80 } } }]
`,
  *check(graph) {
    for (const container of containers(graph)) {
      for (const { kind, path, fields } of probesOf(container)) {
        const { successThreshold } = fields;
        // Zero is unset, and becomes 1.
        if (kind === 'readiness' || !successThreshold || successThreshold === 1) continue;
        yield finding(
          container.object,
          `${path}.successThreshold`,
          `${quoted(successThreshold)} in a ${kind} probe; allowed is 1`,
        );
      }
    }
  },
};
