import { at, fieldsOf, isGiven, isMap } from '../../graph/fields.js';
import { handlers, probesOf } from '../../graph/probes.js';
import { type Container, containers } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const oneProbeHandler: Check = {
  id: 'one-probe-handler',
  title: 'Every probe and lifecycle hook does one thing',
  why: 'The API server refuses a handler with none or several of exec, httpGet, tcpSocket and grpc.',
  fix: 'Keep exactly one.',
  category: 'server',
  severity: 'error',
  kinds: podMakingKinds,
  scope: 'object',
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/',
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  containers: [{ name: api, image: 'api:1', livenessProbe: { periodSeconds: 5 } }]
`,
  *check(graph) {
    for (const container of containers(graph)) {
      for (const { path, fields } of [...probesOf(container), ...hooksOf(container)]) {
        const found = handlers.filter(handler => isGiven(fields[handler]));
        const message = `has ${found.length === 0 ? 'nothing to do' : found.join(' and ')}; allowed is one of ${handlers.join(', ')}`;
        if (found.length !== 1) yield finding(container.object, path, message);
      }
    }
  },
};

const hooksOf = ({ path, fields }: Container) =>
  Object.entries(at(fields, 'lifecycle'))
    .filter(([, hook]) => isMap(hook))
    .map(([name, hook]) => ({ path: `${path}.lifecycle.${name}`, fields: fieldsOf(hook) }));
