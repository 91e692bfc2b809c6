import { provided, providedIn } from '../../graph/provided.js';
import { referencesTo } from '../../graph/references.js';
import { didYouMean } from '../../problem.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';
import { missing } from '../missing.js';

const configMap = { group: '', apiVersion: 'v1', kind: 'ConfigMap' };

/** Kubernetes, OpenShift and Istio put these into every namespace. */
const everywhere = new Set(['kube-root-ca.crt', 'openshift-service-ca.crt', 'istio-ca-root-cert']);

export const configMapExists: Check = {
  id: 'config-map-exists',
  title: 'Every ConfigMap that a pod needs exists',
  why: 'The pod stays in CreateContainerConfigError or ContainerCreating until somebody makes the ConfigMap. A warning where something outside the manifests may make it.',
  fix: 'Declare the ConfigMap in the same namespace, correct the name, or set `optional: true` where the program can do without.',
  category: 'config',
  severity: 'error',
  kinds: podMakingKinds,
  docs: 'https://kubernetes.io/docs/concepts/configuration/configmap/#configmaps-and-pods',
  elsewhere: ['kube-linter env-value-from (in env only)'],
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  containers: [{ name: api, image: 'api:1', envFrom: [{ configMapRef: { name: settings } }] }]
`,
  *check(graph) {
    for (const { from, path, namespace, name, optional } of referencesTo(graph, 'ConfigMap')) {
      if (optional || everywhere.has(name) || provided(graph, 'ConfigMap', namespace, name).length > 0) continue;
      const names = providedIn(graph, 'ConfigMap', namespace).map(each => each.name);
      const message = `no ConfigMap "${name}" in namespace "${namespace}".${didYouMean(name, names)}`;
      yield* missing(graph, finding(from, path, message), { ...configMap, namespace, name });
    }
  },
};
