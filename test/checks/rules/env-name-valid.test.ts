import { envNameValid } from '../../../src/checks/rules/env-name-valid.js';
import { pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(envNameValid, {
  example: [['Pod api', 'spec.containers[0].env[0].name', '"LOG=LEVEL": allowed are letters']],
  valid: [
    { name: 'usual names', yaml: pod('env: [{ name: LOG_LEVEL }, { name: a.b-c }]') },
    {
      name: 'a digit first, where that is accepted',
      yaml: pod('env: [{ name: 1A }]'),
      context: { kubernetes: '1.32' },
    },
  ],
  invalid: [
    {
      name: 'a digit first',
      yaml: pod('env: [{ name: 1A }]'),
      findings: [['Pod x/api', 'spec.containers[0].env[0].name', 'no digit first']],
    },
    {
      name: 'an equals sign, in any version',
      yaml: pod('env: [{ name: "A=B" }]'),
      findings: [['Pod x/api', 'spec.containers[0].env[0].name', 'other than "="']],
      context: { kubernetes: '1.34' },
    },
  ],
});
