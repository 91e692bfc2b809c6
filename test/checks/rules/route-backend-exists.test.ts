import { routeBackendExists } from '../../../src/checks/rules/route-backend-exists.js';
import { object, service } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const route = (backend: string) =>
  object('HTTPRoute', 'api', `spec: { rules: [{ backendRefs: [${backend}] }] }`, 'gateway.networking.k8s.io/v1');

testCheck(routeBackendExists, {
  example: [['HTTPRoute api', 'spec.rules[0].backendRefs[0]', 'no Service "api" in namespace "default".']],
  valid: [
    { name: 'a Service and its port', yaml: service('{ port: 80 }') + route('{ name: api, port: 80 }') },
    { name: 'another kind of backend', yaml: route('{ group: multicluster.x-k8s.io, kind: ServiceImport, name: a }') },
  ],
  invalid: [
    {
      name: 'a Service in a namespace that the manifests have nothing of, which may be applied from elsewhere',
      yaml: route('{ name: api, port: 80 }'),
      severity: 'warning',
      findings: [
        ['HTTPRoute x/api', 'spec.rules[0].backendRefs[0]', /no Service "api".*may be applied from elsewhere/],
      ],
    },
    {
      name: 'a Service among others of its namespace',
      yaml: service('{ port: 80 }') + route('{ name: apis, port: 80 }'),
      severity: 'error',
      findings: [['HTTPRoute x/api', 'spec.rules[0].backendRefs[0]', 'no Service "apis"']],
    },
    {
      name: 'a port that the Service has not',
      yaml: service('{ port: 80 }') + route('{ name: api, port: 8080 }'),
      findings: [['HTTPRoute x/api', 'spec.rules[0].backendRefs[0]', 'Service "api" has no port 8080; it has 80/TCP']],
    },
    {
      name: 'a Service of another namespace that does not exist',
      yaml: service('{ port: 80 }') + route('{ name: api, namespace: z, port: 80 }'),
      findings: [['HTTPRoute x/api', 'spec.rules[0].backendRefs[0]', 'no Service "api" in namespace "z"']],
    },
  ],
});
