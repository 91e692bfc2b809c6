import { ingressBackendExists } from '../../../src/checks/rules/ingress-backend-exists.js';
import { object, service } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const ingress = (backend: string) =>
  object('Ingress', 'api', `spec: { defaultBackend: { service: ${backend} } }`, 'networking.k8s.io/v1');
const old = (backend: string) =>
  object(
    'Ingress',
    'api',
    `spec: { rules: [{ http: { paths: [{ backend: ${backend} }] } }] }`,
    'networking.k8s.io/v1beta1',
  );

testCheck(ingressBackendExists, {
  example: [
    ['Ingress api', 'spec.rules[0].http.paths[0].backend', 'Service "api" has no port 80; it has "http" (8080/TCP)'],
  ],
  valid: [
    { name: 'a port by its number', yaml: service('{ port: 80 }') + ingress('{ name: api, port: { number: 80 } }') },
    {
      name: 'a port by its name',
      yaml: service('{ name: http, port: 80 }') + ingress('{ name: api, port: { name: http } }'),
    },
    { name: 'the old form', yaml: service('{ port: 80 }') + old('{ serviceName: api, servicePort: 80 }') },
    { name: 'a backend that is not a Service', yaml: old('{ resource: { kind: Bucket, name: a } }') },
  ],
  invalid: [
    {
      name: 'a Service that does not exist',
      yaml: service('{ port: 80 }') + ingress('{ name: apis, port: { number: 80 } }'),
      findings: [['Ingress x/api', 'spec.defaultBackend', 'no Service "apis" in namespace "x". Did you mean "api"?']],
    },
    {
      name: 'a port name where ports have none',
      yaml: service('{ port: 80 }') + old('{ serviceName: api, servicePort: http }'),
      findings: [['Ingress x/api', 'spec.rules[0].http.paths[0].backend', 'has no port "http"; it has 80/TCP']],
    },
  ],
});
