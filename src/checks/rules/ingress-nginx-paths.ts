import { at, fieldsOf, listOf, textMapOf, textOf } from '../../graph/fields.js';
import type { GraphObject } from '../../graph/object.js';
import { type Check, finding } from '../check.js';

const prefix = 'nginx.ingress.kubernetes.io/';

export const ingressNginxPaths: Check = {
  id: 'ingress-nginx-paths',
  title: 'Paths of ingress-nginx are of the type that they are written as',
  why: 'With `strict-validate-path-type` the controller refuses a regular expression as a prefix. A capture that the path does not have is empty: every request goes to the same path.',
  fix: 'Use `pathType: ImplementationSpecific` for regular expressions, and as many groups as `rewrite-target` names.',
  category: 'routes',
  severity: 'warning',
  kinds: ['Ingress'],
  scope: 'object',
  docs: 'https://kubernetes.github.io/ingress-nginx/faq/#validation-of-path',
  fails: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: api, annotations: { nginx.ingress.kubernetes.io/rewrite-target: /$2 } }
spec:
  rules:
    - host: api.example.com
      http: { paths: [{ path: /api, pathType: Prefix, backend: { service: { name: api, port: { number: 80 } } } }] }
`,
  *check(graph) {
    for (const ingress of graph.ofKind('Ingress')) {
      if (!isOfNginx(ingress)) continue;
      const target = textMapOf(ingress.manifest.metadata.annotations)[`${prefix}rewrite-target`] ?? '';
      const wanted = Math.max(0, ...[...target.matchAll(/\$(\d)/g)].map(([, number]) => Number(number)));
      for (const [i, rule] of listOf(at(ingress.manifest, 'spec')['rules']).entries()) {
        for (const [j, entry] of listOf(at(rule, 'http')['paths']).entries()) {
          const { path, pathType } = fieldsOf(entry);
          const text = textOf(path) ?? '/';
          const where = `spec.rules[${i}].http.paths[${j}].path`;
          if (pathType !== 'ImplementationSpecific' && /[()[\]{}|^$*+?\\]/.test(text))
            yield finding(ingress, where, `"${text}" is a regular expression, and its pathType ${pathType}`);
          const groups = groupsIn(text);
          if (wanted <= groups) continue;
          const message = `"${text}" has ${groups === 0 ? 'no group' : `${groups} of ${wanted} groups`}: $${wanted} of rewrite-target "${target}" is empty`;
          yield finding(ingress, where, message);
        }
      }
    }
  },
};

function isOfNginx({ manifest }: GraphObject): boolean {
  const annotations = manifest.metadata.annotations ?? {};
  const name = textOf(at(manifest, 'spec')['ingressClassName']) ?? annotations['kubernetes.io/ingress.class'];
  if (name !== undefined && name !== 'nginx') return false;
  return name === 'nginx' || Object.keys(annotations).some(key => key.startsWith(prefix));
}

/** The groups that capture. */
const groupsIn = (path: string): number => (path.match(/(?<!\\)\((?!\?)/g) ?? []).length;
