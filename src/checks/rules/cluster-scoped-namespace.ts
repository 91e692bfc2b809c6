import { textOf } from '../../graph/fields.js';
import { type Check, finding } from '../check.js';

export const clusterScopedNamespace: Check = {
  id: 'cluster-scoped-namespace',
  title: 'Cluster-scoped objects name no namespace',
  why: 'The API server ignores the namespace: the object is in the whole cluster, and the same name under another namespace is the same object, which the last one to be applied replaces.',
  fix: 'Remove `metadata.namespace`; give each of several such objects in one cluster a name of its own.',
  category: 'metadata',
  severity: 'warning',
  kinds: 'any',
  docs: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#not-all-objects-are-in-a-namespace',
  fails: `
apiVersion: cert-manager.io/v1
kind: ClusterIssuer
metadata: { name: letsencrypt, namespace: shop }
spec: { selfSigned: {} }
`,
  *check({ objects }) {
    for (const object of objects) {
      const named = textOf(object.manifest.metadata.namespace);
      if (named === undefined || object.namespace !== undefined) continue;
      yield finding(
        object,
        'metadata.namespace',
        `names the namespace "${named}", and ${object.kind} is cluster-scoped`,
      );
    }
  },
};
