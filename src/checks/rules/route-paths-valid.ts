import { at, type Fields, fieldsOf, listOf, textOf } from '../../graph/fields.js';
import type { GraphObject } from '../../graph/object.js';
import { pathFault } from '../../manifest/path.js';
import { formatObject } from '../../problem.js';
import { type Check, finding } from '../check.js';

export const routePathsValid: Check = {
  id: 'route-paths-valid',
  title: 'Every path of an HTTPRoute is well-formed and has one owner',
  why: 'The API server refuses a path that is not absolute; of two rules for the same requests the gateway uses the older, and the other is dead.',
  fix: 'Begin the path with "/", and keep one rule for each host and match.',
  category: 'routes',
  severity: 'error',
  kinds: ['HTTPRoute'],
  docs: 'https://gateway-api.sigs.k8s.io/api-types/httproute/#matches',
  fails: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: api }
spec: { rules: [{ matches: [{ path: { type: PathPrefix, value: v1 } }] }] }
`,
  *check(graph) {
    const owners = new Map<string, GraphObject>();
    for (const route of graph.ofKind('HTTPRoute')) {
      for (const { hosts, match, type, path, place } of matchesOf(route)) {
        const wrong = type === 'RegularExpression' ? undefined : pathFault(path);
        if (wrong) yield finding(route, place, `"${path}": ${wrong}`);
        for (const host of hosts) {
          const key = JSON.stringify([parentsOf(route), host, type, path, sorted({ ...match, path: undefined })]);
          const owner = owners.get(key);
          const message = `${host || 'any host'}${path} is already served by ${formatObject(owner)}`;
          if (owner) yield finding(route, place, message);
          owners.set(key, owner ?? route);
        }
      }
    }
  },
};

/** A rule without matches takes everything. */
function matchesOf({ manifest }: GraphObject) {
  const spec = at(manifest, 'spec');
  const named = listOf(spec['hostnames']).flatMap(host => textOf(host) ?? []);
  const hosts = named.length > 0 ? named : [''];
  return listOf(spec['rules']).flatMap((rule, i) => {
    const matches = listOf(fieldsOf(rule)['matches']);
    return (matches.length > 0 ? matches : [{}]).map((entry, j) => {
      const match = fieldsOf(entry);
      const { type, value } = at(match, 'path');
      const place = matches.length > 0 ? `spec.rules[${i}].matches[${j}]` : `spec.rules[${i}]`;
      return { hosts, match, type: textOf(type) ?? 'PathPrefix', path: textOf(value) ?? '/', place };
    });
  });
}

/** Listeners are distinguished; a Gateway of the route's own namespace may go without it. */
const parentsOf = ({ manifest, namespace }: GraphObject): readonly string[] =>
  listOf(at(manifest, 'spec')['parentRefs'])
    .map(parent => JSON.stringify(sorted({ namespace, ...fieldsOf(parent) })))
    .sort();

const sorted = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)));
