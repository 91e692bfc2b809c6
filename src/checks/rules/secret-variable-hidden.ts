import { type Check, finding } from '../check.js';
import { declaredContainers } from '../container-variables.js';
import { podMakingKinds } from '../kinds.js';

export const secretVariableHidden: Check = {
  id: 'secret-variable-hidden',
  title: 'A variable that the catalogue keeps secret comes from a Secret',
  why: 'A value in the open is read by whoever reads the repository, the Deployment or the ConfigMap.',
  fix: 'State a reference in the catalogue: secretRef(path, property). Replace the value at its source, since others know it.',
  category: 'secrets',
  severity: 'error',
  kinds: podMakingKinds,
  docs: 'https://kubernetes.io/docs/concepts/security/secrets-good-practices/',
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  containers:
    - name: api
      image: api:1
      env: [{ name: API_KEY, valueFrom: { configMapKeyRef: { name: api, key: key } } }] # although it is a secret
`,
  *check(graph) {
    for (const { container, configuration, variables = [] } of declaredContainers(graph)) {
      for (const { name, path, from } of variables) {
        const variable = configuration.program.variables[name];
        if (!variable?.secret || variable.file || from === 'Secret' || from === 'other') continue;
        const where = from === 'value' ? 'as text' : 'in a ConfigMap';
        yield finding(
          container.object,
          path,
          `${name} is a secret of ${configuration.program.name} and stands there ${where}`,
        );
      }
    }
  },
};
