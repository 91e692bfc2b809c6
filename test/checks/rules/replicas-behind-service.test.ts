import { replicasBehindService } from '../../../src/checks/rules/replicas-behind-service.js';
import { deployment, service } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(replicasBehindService, {
  example: [['Deployment api', 'spec.replicas', 'is 1 behind a Service; at least 2 are expected']],
  valid: [
    { name: 'two', yaml: service('{ port: 1 }') + deployment('replicas: 2') },
    { name: 'no Service', yaml: deployment('replicas: 1') },
    {
      name: 'an option',
      yaml: service('{ port: 1 }') + deployment(),
      context: { options: { 'replicas-behind-service': { pods: 1 } } },
    },
  ],
});
