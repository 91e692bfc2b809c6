import { at, listOf, textOf } from '../../graph/fields.js';
import { containers } from '../../graph/workload.js';
import { isBefore } from '../../manifest/kubernetes-version.js';
import { strictVariableFault, variableFault } from '../../manifest/names.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

/** From this version on almost any printable character is accepted. */
const relaxed = '1.32';

export const envNameValid: Check = {
  id: 'env-name-valid',
  title: 'Every environment variable has a name that the API server takes',
  why: 'The API server refuses the pod.',
  fix: 'Use letters, digits, "_", "-" and ".", and begin with no digit.',
  category: 'server',
  severity: 'error',
  kinds: podMakingKinds,
  scope: 'object',
  docs: 'https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/',
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  containers: [{ name: api, image: 'api:1', env: [{ name: "LOG=LEVEL", value: info }] }]
`,
  *check(graph, context) {
    const faultOf = isBefore(context.kubernetes, relaxed) ? strictVariableFault : variableFault;
    for (const { object, path, fields } of containers(graph)) {
      for (const [i, entry] of listOf(fields['env']).entries()) {
        const name = textOf(at(entry)['name']) ?? '';
        const wrong = faultOf(name);
        if (wrong) yield finding(object, `${path}.env[${i}].name`, `"${name}": ${wrong}`);
      }
    }
  },
};
