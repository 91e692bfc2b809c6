import { textMapOf } from '../../graph/fields.js';
import type { GraphObject } from '../../graph/object.js';
import { eachText } from '../../graph/texts.js';
import { type Check, finding } from '../check.js';
import { fluxVariable } from '../substituted.js';

export const fluxSubstitution: Check = {
  id: 'flux-substitution',
  title: 'No text is one that Flux would substitute',
  why: `Under a Flux Kustomization with \`postBuild\`, every \`\${name}\` is replaced, and by nothing when no variable has the name: scripts, queries and dashboards arrive with holes in them.`,
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
      if (isLeftAlone(object)) continue;
      const { path, names } = substituted(object);
      if (path === undefined) continue;
      const list = [...names].map(name => `\${${name}}`).join(', ');
      yield finding(object, path, `Flux would substitute ${list}`);
    }
  },
};

/** What Flux takes for a variable: a second `$` before it keeps it as it is. */
const variables = new RegExp(fluxVariable, 'g');

function substituted({ manifest }: GraphObject): { readonly path: string | undefined; readonly names: Set<string> } {
  const names = new Set<string>();
  let path: string | undefined;
  eachText(manifest, (text, place) => {
    if (!text.includes('${')) return;
    for (const [, name = ''] of text.matchAll(variables)) {
      path ??= place.path;
      names.add(name);
    }
  });
  return { path, names };
}

function isLeftAlone({ manifest: { metadata } }: GraphObject): boolean {
  const key = 'kustomize.toolkit.fluxcd.io/substitute';
  return [metadata.labels, metadata.annotations].some(map => textMapOf(map)[key] === 'disabled');
}
