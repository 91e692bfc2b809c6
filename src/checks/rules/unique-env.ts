import { at, listOf } from '../../graph/fields.js';
import { containers } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const uniqueEnv: Check = {
  id: 'unique-env',
  title: 'No container sets a variable twice',
  why: 'Server-side apply merges variables by name and refuses the second; otherwise the last one wins, and the other is dead text.',
  fix: 'Keep one of them.',
  category: 'server',
  severity: 'error',
  kinds: podMakingKinds,
  scope: 'object',
  docs: 'https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/',
  elsewhere: ['kube-linter duplicate-env-var', 'kube-score environment-variable-key-duplication'],
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  containers:
    - name: api
      image: api:1
      env: [{ name: LOG_LEVEL, value: info }, { name: LOG_LEVEL, value: debug }]
`,
  *check(graph) {
    for (const { object, path, fields } of containers(graph)) {
      const first = new Map<unknown, number>();
      for (const [i, entry] of listOf(fields['env']).entries()) {
        const { name } = at(entry);
        const other = first.get(name);
        if (other === undefined) first.set(name, i);
        else yield finding(object, `${path}.env[${i}].name`, `"${name}" is already set in env[${other}]`);
      }
    }
  },
};
