import { handlerPort, probesOf } from '../../graph/probes.js';
import { declaredPorts, isPort } from '../../graph/services.js';
import { containers } from '../../graph/workload.js';
import { type Check, finding, risk } from '../check.js';
import { podMakingKinds } from '../kinds.js';
import { portText } from '../wording.js';

export const probePortDeclared: Check = {
  id: 'probe-port-declared',
  title: 'Every probe asks a port that its container declares',
  why: 'A probe of an unknown named port fails for ever: the container is restarted or never ready. A number nobody declares is a risk only.',
  fix: 'Declare the port under `ports`, or ask one that is declared.',
  category: 'workload',
  severity: 'error',
  kinds: podMakingKinds,
  scope: 'object',
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#use-a-named-port',
  elsewhere: ['kube-linter liveness-port', 'kube-linter readiness-port', 'kube-linter startup-port'],
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  containers:
    - name: api
      image: api:1
      ports: [{ name: http, containerPort: 8080 }]
      readinessProbe: { httpGet: { path: /ready, port: web } }
`,
  *check(graph) {
    for (const container of containers(graph)) {
      for (const probe of probesOf(container)) {
        const asked = handlerPort(probe.fields, probe.path);
        const ports = declaredPorts(container);
        if (!asked || ports.some(isPort(asked.port, 'TCP'))) continue;
        const port = typeof asked.port === 'number' ? `${asked.port}/TCP` : `"${asked.port}" (TCP)`;
        const report = typeof asked.port === 'number' ? risk : finding;
        yield report(
          container.object,
          asked.path,
          `asks ${port}; container "${container.name}" declares ${portText(ports)}`,
        );
      }
    }
  },
};
