import { readinessBehindService } from '../../../src/checks/rules/readiness-behind-service.js';
import { deployment, object, pod, service } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(readinessBehindService, {
  example: [['Pod api', 'spec.containers', 'serves Service api and has no readiness probe']],
  valid: [
    {
      name: 'a probe in one of the containers',
      yaml: service('{ port: 1 }') + deployment('', 'containers: [{ name: a }, { name: b, readinessProbe: {} }]'),
    },
    { name: 'no Service', yaml: pod() },
    {
      name: 'pods that an operator makes',
      yaml:
        object('Service', 's', 'spec: { selector: { prometheus: main }, ports: [{ port: 9090 }] }') +
        object('Prometheus', 'main', 'spec: {}', 'monitoring.coreos.com/v1'),
    },
    {
      name: 'a Service of another namespace',
      yaml: service('{ port: 1 }').replace('namespace: x', 'namespace: z') + pod(),
    },
  ],
});
