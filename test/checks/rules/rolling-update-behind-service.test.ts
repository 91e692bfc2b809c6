import { rollingUpdateBehindService } from '../../../src/checks/rules/rolling-update-behind-service.js';
import { deployment, service } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(rollingUpdateBehindService, {
  example: [['Deployment api', 'spec.strategy.type', '"Recreate" behind a Service']],
  valid: [
    { name: 'no Service', yaml: deployment('strategy: { type: Recreate }') },
    { name: 'the default', yaml: service('{ port: 1 }') + deployment() },
  ],
});
