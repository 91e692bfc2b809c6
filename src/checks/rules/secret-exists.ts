import { triggerSecrets } from '../../graph/keda.js';
import { provided, providedIn } from '../../graph/provided.js';
import { referencesTo } from '../../graph/references.js';
import { didYouMean } from '../../problem.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';
import { missing } from '../missing.js';

const secret = { group: '', apiVersion: 'v1', kind: 'Secret' };

export const secretExists: Check = {
  id: 'secret-exists',
  title: 'Every Secret that a pod needs is made by something',
  why: 'The pod stays in CreateContainerConfigError or ContainerCreating. A warning, since a person or an operator may make it.',
  fix: 'Declare what makes it (ExternalSecret, SealedSecret, Certificate) in the same namespace, correct the name, or set `optional: true` where the program can do without. In a system, a SecretTemplate with `external: true` and its keys declares one that is made by hand.',
  category: 'secrets',
  severity: 'warning',
  kinds: [...podMakingKinds, 'Ingress', 'TriggerAuthentication'],
  docs: 'https://kubernetes.io/docs/concepts/configuration/secret/#restriction-secret-must-exist',
  elsewhere: ['kube-linter env-value-from (in env, and only a Secret itself)'],
  fails: `
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: { name: database }
spec: { target: { name: database }, data: [{ secretKey: password, remoteRef: { key: db } }] }
---
apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  containers: [{ name: api, image: 'api:1', envFrom: [{ secretRef: { name: databse } }] }]
`,
  *check(graph) {
    for (const { from, path, namespace, name, optional } of [
      ...referencesTo(graph, 'Secret'),
      ...triggerSecrets(graph),
    ]) {
      if (optional || provided(graph, 'Secret', namespace, name).length > 0) continue;
      const names = providedIn(graph, 'Secret', namespace).map(each => each.name);
      const message = `nothing makes a Secret "${name}" in namespace "${namespace}".${didYouMean(name, names)}`;
      yield* missing(graph, finding(from, path, message), { ...secret, namespace, name });
    }
  },
};
