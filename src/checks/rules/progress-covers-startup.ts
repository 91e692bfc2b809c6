import { at, numberOf } from '../../graph/fields.js';
import { probesOf } from '../../graph/probes.js';
import { type Container, isRunning, type Workload, workloadFor } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const progressCoversStartup: Check = {
  id: 'progress-covers-startup',
  title: 'A rollout waits as long as its pods may take to start',
  why: 'After `progressDeadlineSeconds` the Deployment counts as failed, although its pods may go on starting: Argo CD shows it as degraded, Flux and `kubectl rollout status` give up.',
  fix: 'Set `progressDeadlineSeconds` above `minReadySeconds` and all that the startup probe allows, or allow less.',
  category: 'availability',
  severity: 'warning',
  kinds: podMakingKinds,
  scope: 'object',
  docs: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds',
  fails: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: api
          image: api:1
          startupProbe: { httpGet: { path: /, port: 80 }, periodSeconds: 10, failureThreshold: 120 }
`,
  *check(graph) {
    for (const deployment of graph.ofKind('Deployment')) {
      const workload = workloadFor(graph, deployment);
      const patience = workload ? patienceOf(workload) : 0;
      if (patience === 0) continue;
      const spec = at(deployment.manifest, 'spec');
      const deadline = numberOf(spec['progressDeadlineSeconds']) ?? 600;
      const steady = numberOf(spec['minReadySeconds']) ?? 0;
      if (patience + steady < deadline) continue;
      const needs = `the startup probe allows ${patience} s${steady > 0 ? `, and minReadySeconds ${steady} s more` : ''}`;
      yield finding(deployment, 'spec.progressDeadlineSeconds', `is ${deadline}; ${needs}`);
    }
  },
};

/** How long startup probes let a pod start: sidecars one after the other, then the main containers together. */
function patienceOf({ containers }: Workload): number {
  const running = containers.filter(isRunning);
  const before = running.filter(({ role }) => role === 'sidecar').map(allowedBy);
  const together = running.filter(({ role }) => role === 'main').map(allowedBy);
  return before.reduce((sum, seconds) => sum + seconds, 0) + Math.max(0, ...together);
}

function allowedBy(container: Container): number {
  const fields = probesOf(container).find(({ kind }) => kind === 'startup')?.fields;
  if (!fields) return 0;
  const { initialDelaySeconds, periodSeconds, failureThreshold } = fields;
  return (numberOf(initialDelaySeconds) ?? 0) + (numberOf(periodSeconds) ?? 10) * (numberOf(failureThreshold) ?? 3);
}
