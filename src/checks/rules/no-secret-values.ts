import { type Check, finding } from '../check.js';
import { exposures } from '../exposures/exposures.js';

export const noSecretValues: Check = {
  id: 'no-secret-values',
  title: 'No manifest holds the value of a secret',
  why: 'Whoever reads the repository, the object or an error report has the secret, and git keeps it for ever.',
  fix: 'Treat it as known to others: replace it at its issuer. Then refer to it: secretKeyRef to a Secret that is made in the cluster.',
  category: 'secrets',
  severity: 'error',
  kinds: 'any',
  scope: 'object',
  docs: 'https://kubernetes.io/docs/concepts/security/secrets-good-practices/',
  controls: ['NSA/CISA: kubescape C-0012'],
  elsewhere: [
    'kube-linter env-var-secret (only names of variables)',
    'polaris sensitiveConfigmapContent (only ConfigMaps)',
  ],
  fails: `
apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data: { DATABASE_URL: 'postgresql://shop:correct-horse@db/shop' }
`,
  *check(graph) {
    for (const [object, found] of exposures(graph)) {
      const places = new Set<string>();
      for (const { path, what } of found) {
        if (places.has(path)) continue;
        places.add(path);
        yield finding(object, path, `holds ${what}; the value is not shown`);
      }
    }
  },
};
