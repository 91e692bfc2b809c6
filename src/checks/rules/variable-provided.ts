import type { Configuration } from '../../config/intent.js';
import { at } from '../../graph/fields.js';
import { type Check, finding } from '../check.js';
import { declaredContainers } from '../container-variables.js';
import { podMakingKinds } from '../kinds.js';

export const variableProvided: Check = {
  id: 'variable-provided',
  title: 'A container receives everything that was declared for its program',
  why: 'The program does not start, or starts with a default that nobody chose for this environment.',
  fix: 'Give the variable in env or envFrom; a patch may have removed it.',
  category: 'config',
  severity: 'error',
  kinds: podMakingKinds,
  docs: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/',
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  containers: [{ name: api, image: 'api:1' }] # although DATABASE_HOST was declared
`,
  *check(graph) {
    for (const { container, configuration, variables } of declaredContainers(graph)) {
      if (!variables) continue;
      const given = new Set(variables.map(({ name }) => name));
      const injected = at(container.workload.metadata, 'annotations')['vault.hashicorp.com/agent-inject'] === 'true';
      for (const name of expected(configuration, injected)) {
        if (given.has(name)) continue;
        const message = `${configuration.program.name} does not receive ${name}, which is declared for it`;
        yield finding(container.object, container.path, message);
      }
    }
  },
};

/** What must be in the manifest: mounted files and an injected agent tell the program the rest. */
function expected({ plain, secrets, plainAs }: Configuration, injected: boolean): readonly string[] {
  const inFile = plainAs.startsWith('/');
  return [
    ...(inFile ? [] : Object.keys(plain)),
    ...(injected ? [] : secrets.flatMap(({ variable, file }) => (file ? [] : [variable]))),
  ];
}
