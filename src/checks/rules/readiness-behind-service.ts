import { operatedPods } from '../../graph/operated.js';
import { customTemplateOf } from '../../graph/pod-template.js';
import { podsBehind } from '../../graph/services.js';
import { podPath } from '../../graph/workload.js';
import { formatObject } from '../../problem.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

const ending = new Set(['Job', 'CronJob']);

export const readinessBehindService: Check = {
  id: 'readiness-behind-service',
  title: 'Pods behind a Service say when they are ready',
  why: 'A pod gets requests from the moment it is started, before the program listens: every rollout and every scale-up makes errors.',
  fix: 'Add a readiness probe to the container that serves.',
  category: 'availability',
  severity: 'warning',
  kinds: podMakingKinds,
  docs: 'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#readiness-probe',
  elsewhere: ['kube-score pod-probes'],
  fails: `
apiVersion: v1
kind: Service
metadata: { name: api }
spec: { selector: { app: api }, ports: [{ port: 80 }] }
---
apiVersion: v1
kind: Pod
metadata: { name: api, labels: { app: api } }
spec: { containers: [{ name: api, image: 'api:1', livenessProbe: { tcpSocket: { port: 80 } } }] }
`,
  *check(graph) {
    const behind = new Map(
      graph.ofKind('Service').flatMap(service => podsBehind(graph, service).map(pods => [pods, service])),
    );
    for (const [workload, service] of behind) {
      const { object, containers } = workload;
      // What probes an operator gives its pods, only it knows.
      if (operatedPods(object) || customTemplateOf(object) || ending.has(object.kind)) continue;
      if (containers.some(({ fields }) => fields['readinessProbe'] !== undefined)) continue;
      const message = `serves ${formatObject(service)} and has no readiness probe`;
      yield finding(object, podPath(workload, 'containers'), message);
    }
  },
};
