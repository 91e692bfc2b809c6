import { at, fieldsOf, listOf } from '../../graph/fields.js';
import { listed } from '../../problem.js';
import { type Check, finding, risk } from '../check.js';
import { contentOfKustomization } from '../delivered-content.js';
import { fluxVariables } from '../flux-variables.js';

export const fluxVariableSet: Check = {
  id: 'flux-variable-set',
  title: 'Every variable that Flux substitutes has a value',
  why: `From Flux 2.9, one \`\${name}\` without a value fails the build of the whole Kustomization, and nothing of it is applied; before, it is replaced by nothing. A script or a dashboard in a ConfigMap is enough.`,
  fix: `Give it a value in \`postBuild.substitute\`, a default, \`\${name:-…}\`, or set the annotation \`kustomize.toolkit.fluxcd.io/substitute: disabled\` on the object.`,
  category: 'delivery',
  severity: 'error',
  kinds: 'any',
  docs: 'https://fluxcd.io/flux/components/kustomize/kustomizations/#post-build-variable-substitution',
  fails: `
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: shop, namespace: flux-system }
spec:
  { interval: 10m, prune: true, path: ./shop, sourceRef: { kind: GitRepository, name: fleet }, postBuild: { substitute: { DOMAIN: example.com } } }
---
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: { name: fleet, namespace: flux-system }
spec: { interval: 1m, url: 'https://git.example.com/fleet.git' }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: backup, namespace: shop }
data:
  backup.sh: 'pg_dump > "/backup/\${DAY}.sql"'
`,
  *check(graph) {
    for (const object of graph.ofKind('Kustomization')) {
      const { postBuild } = at(object.manifest, 'spec');
      const { substitute, substituteFrom } = fieldsOf(postBuild);
      if (object.group !== 'kustomize.toolkit.fluxcd.io' || postBuild === undefined) continue;
      const values = new Set(Object.keys(fieldsOf(substitute)));
      if (values.size === 0 && listOf(substituteFrom).length === 0) continue;
      const below = contentOfKustomization(graph, object);
      const isSure = below.length > 0 && listOf(substituteFrom).length === 0;
      for (const each of below.length > 0 ? below : graph.objects.filter(({ group }) => !group.endsWith('fluxcd.io'))) {
        const unset = fluxVariables(each).filter(({ name, hasDefault }) => !hasDefault && !values.has(name));
        const [first] = unset;
        if (!first) continue;
        const names = listed(unset.map(({ name }) => `\${${name}}`));
        const message = `has ${names}, for which Kustomization ${object.name} has no value in \`postBuild\``;
        yield isSure ? finding(each, first.path, message) : risk(each, first.path, message);
      }
    }
  },
};
