import { didYouMean } from '../../problem.js';
import { type Check, finding } from '../check.js';
import { declaredContainers } from '../container-variables.js';
import { podMakingKinds } from '../kinds.js';

export const variableDeclared: Check = {
  id: 'variable-declared',
  title: 'A container receives only variables that its program reads',
  why: 'A variable that the catalogue does not have is misspelt or left over: the program ignores it, and takes its default.',
  fix: "Correct the name, or add the variable to the program's catalogue.",
  category: 'config',
  severity: 'error',
  kinds: podMakingKinds,
  docs: 'https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/',
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  containers:
    - name: api
      image: api:1
      env: [{ name: LOG_LEVLE, value: debug }] # although the catalogue has LOG_LEVEL
`,
  *check(graph) {
    for (const { container, configuration, variables = [] } of declaredContainers(graph)) {
      const known = configuration.program.variables;
      for (const { name, path } of variables) {
        if (Object.hasOwn(known, name) || configuration.besides.includes(name)) continue;
        const message = `"${name}" is not in the catalogue of ${configuration.program.name}.${didYouMean(name, Object.keys(known))}`;
        yield finding(container.object, path, message);
      }
    }
  },
};
