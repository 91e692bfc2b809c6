import { triggerSecrets } from '../../graph/keda.js';
import { provided } from '../../graph/provided.js';
import { referencesTo } from '../../graph/references.js';
import { didYouMean, formatObject } from '../../problem.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';
import { choices } from '../wording.js';

export const keyExists: Check = {
  id: 'key-exists',
  title: 'Every key that a pod picks from a ConfigMap or Secret is in it',
  why: 'The pod stays in CreateContainerConfigError: "couldn\'t find key". For an ExternalSecret the keys are those it produces.',
  fix: 'Use a key that the object has, or add the key to it.',
  category: 'config',
  severity: 'error',
  kinds: [...podMakingKinds, 'TriggerAuthentication'],
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/',
  elsewhere: ['kube-linter env-value-from (in env, and only a Secret itself)'],
  fails: `
apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data: { LOG_LEVEL: info }
---
apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  containers:
    - name: api
      image: api:1
      env: [{ name: LEVEL, valueFrom: { configMapKeyRef: { name: settings, key: LOGLEVEL } } }]
`,
  *check(graph) {
    for (const kind of ['ConfigMap', 'Secret'] as const) {
      const references = [...referencesTo(graph, kind), ...(kind === 'Secret' ? triggerSecrets(graph) : [])];
      for (const { from, keyPath = '', key, namespace, name, optional } of references) {
        if (key === undefined || optional) continue;
        const [first, ...others] = provided(graph, kind, namespace, name);
        const makers = first ? [first, ...others] : [];
        if (!first || makers.some(({ keys }) => !keys || keys.has(key))) continue;
        const keys = makers.flatMap(maker => [...(maker.keys ?? [])]);
        const message = `${formatObject(first.by)} has no key "${key}".${didYouMean(key, keys)}`;
        yield finding(from, keyPath, message, `It has ${choices(keys)}.`);
      }
    }
  },
};
