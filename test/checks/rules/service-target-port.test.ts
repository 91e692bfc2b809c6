import { serviceTargetPort } from '../../../src/checks/rules/service-target-port.js';
import { object, pod, service } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const ports = 'ports: [{ name: http, containerPort: 8080 }, { name: dns, containerPort: 53, protocol: UDP }]';

testCheck(serviceTargetPort, {
  example: [['Service api', 'spec.ports[0].targetPort', 'leads to "web" (TCP); Pod api declares "http" (8080/TCP)']],
  valid: [
    { name: 'a port by its name', yaml: service('{ port: 80, targetPort: http }') + pod(ports) },
    { name: 'a port by its number', yaml: service('{ port: 80, targetPort: 8080 }') + pod(ports) },
    { name: 'the same number where nothing is said', yaml: service('{ port: 8080 }') + pod(ports) },
    { name: 'a number, where the pod declares no ports', yaml: service('{ port: 80, targetPort: 9090 }') + pod() },
    {
      name: 'a port of a sidecar',
      yaml:
        service('{ port: 80, targetPort: proxy }') +
        pod(
          ports,
          'initContainers: [{ name: proxy, restartPolicy: Always, ports: [{ name: proxy, containerPort: 1 }] }]',
        ),
    },
    {
      name: 'the port of the sidecar that the operator of Prometheus adds for Thanos',
      yaml:
        service('{ port: 10901, targetPort: grpc }').replace('app: api }', 'prometheus: main }') +
        object('Prometheus', 'main', "spec: { thanos: { version: 'v0.38.0' } }", 'monitoring.coreos.com/v1'),
    },
    {
      name: 'pods without the port beside pods with it: they get no requests',
      yaml: service('{ port: 80, targetPort: http }') + pod() + pod(ports),
    },
  ],
  invalid: [
    {
      name: 'that port of a Prometheus without Thanos',
      yaml:
        service('{ port: 10901, targetPort: grpc }').replace('app: api }', 'prometheus: main }') +
        object('Prometheus', 'main', 'spec: {}', 'monitoring.coreos.com/v1'),
      findings: [
        ['Service x/api', 'spec.ports[0].targetPort', 'leads to "grpc" (TCP); Prometheus x/main declares "web"'],
      ],
      severity: 'error',
    },
    {
      name: 'a name of the other protocol',
      yaml: service('{ port: 53, targetPort: dns }') + pod(ports),
      findings: [['Service x/api', 'spec.ports[0].targetPort', 'leads to "dns" (TCP)']],
      severity: 'error',
    },
    {
      name: 'a number that is not declared',
      yaml: service('{ port: 80, targetPort: 8080 }, { port: 81, targetPort: 9999 }') + pod(ports),
      findings: [['Service x/api', 'spec.ports[1].targetPort', 'leads to 9999/TCP']],
      severity: 'warning',
    },
  ],
});
