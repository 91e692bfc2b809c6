import { at, fieldsOf, listOf, textMapOf, textOf } from '../../graph/fields.js';
import type { GraphObject } from '../../graph/object.js';
import { formatObject } from '../../problem.js';
import { type Check, finding } from '../check.js';

export const ingressPathsValid: Check = {
  id: 'ingress-paths-valid',
  title: 'Every path of an Ingress has one owner',
  why: 'Of two rules for one path one is dead, and ingress-nginx refuses the second.',
  fix: 'Keep one rule per host and path.',
  category: 'routes',
  severity: 'error',
  kinds: ['Ingress'],
  docs: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#path-types',
  fails: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: api }
spec:
  rules:
    - http:
        paths:
          - { path: /v1, pathType: Prefix, backend: { service: { name: api, port: { number: 80 } } } }
          - { path: /v1, pathType: Prefix, backend: { service: { name: old, port: { number: 80 } } } }
`,
  *check(graph) {
    const owners = new Map<string, GraphObject>();
    for (const ingress of graph.ofKind('Ingress')) {
      for (const { host, path, type, place } of pathsOf(ingress)) {
        const key = JSON.stringify([classOf(ingress), host, path, type]);
        const owner = owners.get(key);
        const message = `${host || 'any host'}${path} is already served by ${formatObject(owner)}`;
        if (owner && !isCanary(ingress)) yield finding(ingress, `${place}.path`, message);
        if (!isCanary(ingress)) owners.set(key, owner ?? ingress);
      }
    }
  },
};

const pathsOf = (ingress: GraphObject) =>
  listOf(at(ingress.manifest, 'spec')['rules']).flatMap((rule, i) =>
    listOf(at(rule, 'http')['paths']).map((entry, j) => {
      const { path, pathType } = fieldsOf(entry);
      const place = `spec.rules[${i}].http.paths[${j}]`;
      return { host: textOf(at(rule)['host']) ?? '', path: textOf(path) ?? '/', type: textOf(pathType), place };
    }),
  );

const annotationsOf = (ingress: GraphObject) => textMapOf(ingress.manifest.metadata.annotations);

const classOf = (ingress: GraphObject): unknown =>
  at(ingress.manifest, 'spec')['ingressClassName'] ?? annotationsOf(ingress)['kubernetes.io/ingress.class'];

/** It shares the path of its main Ingress on purpose. */
const isCanary = (ingress: GraphObject): boolean =>
  annotationsOf(ingress)['nginx.ingress.kubernetes.io/canary'] === 'true';
