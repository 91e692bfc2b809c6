import { listed } from '../../problem.js';
import { type Check, finding } from '../check.js';
import { fluxVariables } from '../flux-variables.js';

export const fluxSubstitution: Check = {
  id: 'flux-substitution',
  title: 'No text is one that Flux would substitute',
  why: `Under a Flux Kustomization with \`postBuild\`, every \`\${name}\` is substituted. From Flux 2.9 one without a value fails the whole Kustomization; before, scripts, queries and dashboards arrive with holes in them.`,
  fix: `Write \`$name\` or \`$\${name}\`, or set the annotation \`kustomize.toolkit.fluxcd.io/substitute: disabled\` on the object.`,
  category: 'delivery',
  severity: 'warning',
  kinds: 'any',
  scope: 'object',
  profile: 'strict',
  docs: 'https://fluxcd.io/flux/components/kustomize/kustomizations/#post-build-variable-substitution',
  fails: `
apiVersion: v1
kind: ConfigMap
metadata: { name: backup, namespace: shop }
data:
  backup.sh: 'pg_dump > "/backup/\${DAY}.sql"'
`,
  *check(graph) {
    for (const object of graph.objects) {
      const variables = fluxVariables(object);
      const [first] = variables;
      if (!first) continue;
      const list = listed(variables.map(({ name }) => `\${${name}}`));
      yield finding(object, first.path, `Flux would substitute ${list}`);
    }
  },
};
