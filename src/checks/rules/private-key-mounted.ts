import { referencesTo } from '../../graph/references.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

/** Keys of Secrets that hold private keys, as cert-manager, the API server and ssh name them. */
const privateKey = /^(?:(?:tls|ca|client|server)\.key|ssh-privatekey)$/;

export const privateKeyMounted: Check = {
  id: 'private-key-mounted',
  title: 'Private keys reach programs as mounted files, never as variables',
  why: 'Variables end up in crash reports, in child processes and in /proc, and keep an expired key until the next start.',
  fix: 'Mount the Secret read-only, and give the program the path.',
  category: 'secrets',
  severity: 'error',
  kinds: podMakingKinds,
  docs: 'https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets-as-files-from-a-pod',
  controls: ['CIS 1.12: 5.4.1'],
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  containers:
    - name: api
      image: api:1
      env: [{ name: CLIENT_KEY, valueFrom: { secretKeyRef: { name: api-tls, key: tls.key } } }]
`,
  *check(graph) {
    for (const { from, key, keyPath = '' } of referencesTo(graph, 'Secret')) {
      if (key === undefined || !privateKey.test(key) || !keyPath.includes('.secretKeyRef.')) continue;
      yield finding(from, keyPath, `reads the private key "${key}" into a variable`);
    }
  },
};
