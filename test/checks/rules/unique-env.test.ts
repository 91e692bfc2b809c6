import { uniqueEnv } from '../../../src/checks/rules/unique-env.js';
import { deployment } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(uniqueEnv, {
  example: [['Pod api', 'spec.containers[0].env[1].name', '"LOG_LEVEL" is already set in env[0]']],
  valid: [
    {
      name: 'one name in two containers',
      yaml: deployment('', 'containers: [{ name: a, env: [{ name: A }] }, { name: b, env: [{ name: A }] }]'),
    },
  ],
});
