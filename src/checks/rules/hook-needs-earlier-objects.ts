import { phaseOf } from '../../graph/hooks.js';
import { provided } from '../../graph/provided.js';
import { referencesTo } from '../../graph/references.js';
import { groupOf } from '../../manifest/group.js';
import { formatObject } from '../../problem.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const hookNeedsEarlierObjects: Check = {
  id: 'hook-needs-earlier-objects',
  title: 'A hook needs nothing that is applied after it',
  why: 'On the first rollout the hook waits for an object that waits for the hook: it never ends.',
  fix: 'Make the object a hook of the same phase with an earlier wave, or run the hook in phase Sync.',
  category: 'delivery',
  severity: 'error',
  kinds: podMakingKinds,
  docs: 'https://argo-cd.readthedocs.io/en/stable/user-guide/resource_hooks/',
  fails: `
apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
---
apiVersion: batch/v1
kind: Job
metadata: { name: migrate, annotations: { argocd.argoproj.io/hook: PreSync } }
spec:
  template:
    spec:
      restartPolicy: Never
      containers: [{ name: migrate, image: 'api:1', envFrom: [{ configMapRef: { name: settings } }] }]
`,
  *check(graph) {
    for (const kind of ['ConfigMap', 'Secret', 'ServiceAccount', 'PersistentVolumeClaim'] as const) {
      for (const { from, path, namespace, name, optional } of referencesTo(graph, kind)) {
        if (optional || phaseOf(from) !== 'before') continue;
        const made = kind === 'ConfigMap' || kind === 'Secret';
        const maker = made
          ? provided(graph, kind, namespace, name)[0]?.by
          : { apiVersion: 'v1', kind, namespace, name };
        const needed = maker && graph.get(groupOf(maker.apiVersion), maker.kind, maker.namespace, maker.name);
        const message = `runs before everything else and needs ${formatObject(needed)}, which is applied later`;
        if (needed && phaseOf(needed) !== 'before') yield finding(from, path, message);
      }
    }
  },
};
