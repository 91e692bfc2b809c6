import { variableExpansion } from '../../../src/checks/rules/variable-expansion.js';
import { object, pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(variableExpansion, {
  example: [['Pod api', 'spec.containers[0].env[0].value', '$(HOST) is defined only later']],
  valid: [
    {
      name: 'an earlier variable',
      yaml: pod('env: [{ name: A, value: b }, { name: C, value: "$(A)" }], args: ["--a=$(A)"]'),
    },
    {
      name: 'a key of a ConfigMap',
      yaml:
        object('ConfigMap', 'a', 'data: { A: b }') +
        pod('envFrom: [{ prefix: X_, configMapRef: { name: a } }], args: ["$(X_A)"]'),
    },
    {
      name: 'escaped text, and what a Service brings',
      yaml: pod('env: [{ name: A, value: "$$(B) $(API_SERVICE_HOST)" }]'),
    },
    { name: 'a command of a shell that tells it', yaml: pod('command: [bash, -ecx, "echo $(date)"]') },
    { name: 'a command of a shell', yaml: pod('command: [sh, -ec, "echo $(date)"]') },
    { name: 'a Secret that is not here', yaml: pod('envFrom: [{ secretRef: { name: a } }], args: ["$(A)"]') },
  ],
  invalid: [
    {
      name: 'an argument',
      yaml: pod('args: ["--host=$(HOST)"]'),
      findings: [['Pod x/api', 'spec.containers[0].args[0]', '$(HOST) is not defined']],
    },
    {
      name: 'the variable itself',
      yaml: pod('env: [{ name: PATH, value: "$(PATH):/a" }]'),
      findings: [['Pod x/api', 'spec.containers[0].env[0].value', '$(PATH) is defined only later']],
    },
  ],
});
