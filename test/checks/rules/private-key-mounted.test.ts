import { privateKeyMounted } from '../../../src/checks/rules/private-key-mounted.js';
import { testCheck } from '../support/tester.js';

const pod = (spec: string) => `
apiVersion: v1
kind: Pod
metadata: { name: api, namespace: x }
spec: ${spec}`;

testCheck(privateKeyMounted, {
  example: [['Pod api', 'spec.containers[0].env[0].valueFrom.secretKeyRef.key', 'the private key "tls.key"']],
  valid: [
    {
      name: 'a mounted key',
      yaml: pod(
        '{ containers: [], volumes: [{ name: tls, secret: { secretName: a, items: [{ key: tls.key, path: k }] } }] }',
      ),
    },
    {
      name: 'a password',
      yaml: pod('{ containers: [{ env: [{ name: A, valueFrom: { secretKeyRef: { name: a, key: key } } }] }] }'),
    },
  ],
  invalid: [
    {
      name: 'an ssh key',
      yaml: pod(
        '{ containers: [{ env: [{ name: A, valueFrom: { secretKeyRef: { name: a, key: ssh-privatekey } } }] }] }',
      ),
      findings: [['Pod x/api', 'spec.containers[0].env[0].valueFrom.secretKeyRef.key', /"ssh-privatekey"/]],
    },
  ],
});
