import { at, listOf } from '../../graph/fields.js';
import { containers } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const envHoldsSecret: Check = {
  id: 'env-holds-secret',
  title: 'No variable with the name of a secret has its value in the manifest',
  why: 'Everybody who may read the repository or the object has it.',
  fix: 'Take the value from a Secret: `valueFrom.secretKeyRef`.',
  category: 'secrets',
  severity: 'warning',
  kinds: podMakingKinds,
  scope: 'object',
  profile: 'named',
  docs: 'https://kubernetes.io/docs/concepts/configuration/secret/',
  controls: ['NSA/CISA: kubescape C-0012'],
  elsewhere: ['kube-linter env-var-secret', 'polaris sensitiveContainerEnvVar'],
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec: { containers: [{ name: api, image: 'api:1', env: [{ name: DB_SECRET, value: changeme }] }] }
`,
  *check(graph) {
    for (const { object, path, fields } of containers(graph)) {
      for (const [i, entry] of listOf(fields['env']).entries()) {
        const { name, value } = at(entry);
        if (!value || !/secret/i.test(`${name}`)) continue;
        yield finding(object, `${path}.env[${i}].value`, `variable "${name}" has its value in the manifest`);
      }
    }
  },
};
