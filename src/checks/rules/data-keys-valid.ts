import { configMap, secret } from '../server/data.js';
import { serverCheck } from '../server/refusal.js';

export const dataKeysValid = serverCheck({
  id: 'data-keys-valid',
  title: 'Keys of ConfigMaps and Secrets are file names, and none is missing',
  why: 'The API server refuses the object.',
  fix: 'Rename, add or remove the key.',
  docs: 'https://kubernetes.io/docs/concepts/configuration/secret/#secret-types',
  fails: `
apiVersion: v1
kind: Secret
metadata: { name: certificate }
type: kubernetes.io/tls
data: { tls.crt: '' }
`,
  rules: { ConfigMap: configMap, Secret: secret },
});
