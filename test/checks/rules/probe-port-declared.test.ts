import { probePortDeclared } from '../../../src/checks/rules/probe-port-declared.js';
import { pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const ports = 'ports: [{ name: http, containerPort: 8080 }, { name: dns, containerPort: 53, protocol: UDP }]';

testCheck(probePortDeclared, {
  example: [
    [
      'Pod api',
      'spec.containers[0].readinessProbe.httpGet.port',
      'asks "web" (TCP); container "api" declares "http" (8080/TCP)',
    ],
  ],
  valid: [
    {
      name: 'a declared port, by name and by number',
      yaml: pod(`${ports}, livenessProbe: { httpGet: { port: http } }, startupProbe: { tcpSocket: { port: 8080 } }`),
    },
    { name: 'a command', yaml: pod('livenessProbe: { exec: { command: [true] } }') },
  ],
  invalid: [
    {
      name: 'a number that is not declared',
      yaml: pod(`${ports}, livenessProbe: { grpc: { port: 9090 } }`),
      findings: [['Pod x/api', 'spec.containers[0].livenessProbe.grpc.port', 'asks 9090/TCP']],
      severity: 'warning',
    },
    {
      name: 'a port of the other protocol',
      yaml: pod(`${ports}, startupProbe: { tcpSocket: { port: dns } }`),
      findings: [['Pod x/api', 'spec.containers[0].startupProbe.tcpSocket.port', 'asks "dns" (TCP)']],
      severity: 'error',
    },
  ],
});
