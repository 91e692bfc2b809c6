import { monitorSelectsTarget } from '../../../src/checks/rules/monitor-selects-target.js';
import { object, pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const target = (labels: string) => `
apiVersion: v1
kind: Service
metadata: { name: api, namespace: x, labels: { ${labels} } }
spec: { ports: [{ name: metrics, port: 9090 }] }`;
const monitor = (spec: string, kind = 'ServiceMonitor') =>
  object(kind, 'api', `spec: { ${spec} }`, 'monitoring.coreos.com/v1');
const selects = 'selector: { matchLabels: { app: api } }';

testCheck(monitorSelectsTarget, {
  example: [['ServiceMonitor api', 'spec.endpoints[0].port', 'no selected Service has a port named "metrics"']],
  valid: [
    {
      name: 'a Service and its port',
      yaml: target('app: api') + monitor(`${selects}, endpoints: [{ port: metrics }]`),
    },
    {
      name: 'the API server, whose Service every cluster has',
      yaml:
        target('app: api').replace('namespace: x', 'namespace: default') +
        monitor(
          'selector: { matchLabels: { component: apiserver, provider: kubernetes } }, namespaceSelector: { matchNames: [default] }',
        ),
    },
    { name: 'all Services', yaml: target('app: api') + monitor('selector: {}') },
    {
      name: 'a Service of another namespace',
      yaml:
        target('app: api').replace('namespace: x', 'namespace: z') +
        monitor(`${selects}, namespaceSelector: { any: true }`),
    },
    {
      name: 'a pod and its port',
      yaml:
        pod('ports: [{ name: metrics, containerPort: 1 }]') +
        monitor(`${selects}, podMetricsEndpoints: [{ port: metrics }]`, 'PodMonitor'),
    },
    {
      name: 'a port that a container declares, by number and by name',
      yaml: `${target('app: api').replace('spec: {', 'spec: { selector: { app: api },')}${pod('ports: [{ name: http, containerPort: 8080 }]')}${monitor(`${selects}, endpoints: [{ targetPort: 8080 }, { targetPort: http }]`)}`,
    },
    {
      name: 'a number where no pods are known',
      yaml: target('app: api') + monitor(`${selects}, endpoints: [{ targetPort: 8080 }]`),
    },
  ],
  invalid: [
    {
      name: 'a number that no container declares',
      yaml: `${target('app: api').replace('spec: {', 'spec: { selector: { app: api },')}${pod('ports: [{ name: http, containerPort: 8080 }]')}${monitor(`${selects}, endpoints: [{ targetPort: 9090 }]`)}`,
      findings: [
        [
          'ServiceMonitor x/api',
          'spec.endpoints[0].targetPort',
          'no container of the selected pods declares port 9090',
        ],
      ],
      severity: 'error',
    },
    {
      name: 'labels that no Service has',
      yaml: target('app: web') + monitor(selects),
      findings: [['ServiceMonitor x/api', 'spec.selector', 'selects no Service in namespace "x": app=api']],
      severity: 'error',
    },
    {
      name: 'a namespace that is not in the manifests',
      yaml: target('app: api') + monitor(`${selects}, namespaceSelector: { matchNames: [kube-system] }`),
      findings: [['ServiceMonitor x/api', 'spec.selector', 'selects no Service in namespace "kube-system"']],
      severity: 'warning',
    },
  ],
});
