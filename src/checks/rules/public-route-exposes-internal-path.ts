import { type Route, routesOf } from '../../connectivity/ingress-controller.js';
import { type RoutedPath, routedPaths } from '../../connectivity/routed-path.js';
import { type Scraped, scrapedPaths } from '../../connectivity/scraped.js';
import type { Workload } from '../../connectivity/workloads.js';
import { append } from '../../graph/append.js';
import { at, fieldsOf, listOf, textOf } from '../../graph/fields.js';
import type { Graph } from '../../graph/graph.js';
import type { GraphObject } from '../../graph/object.js';
import { formatObject } from '../../problem.js';
import { type Check, finding, risk } from '../check.js';
import { publicRouteKinds } from '../kinds.js';

/** Paths that are for operators by convention. */
const internal = ['/metrics', '/admin', '/actuator', '/debug', '/internal', '/-'];

export const publicRouteExposesInternalPath: Check = {
  id: 'public-route-exposes-internal-path',
  title: 'No public route reaches metrics or an admin path',
  why: 'Metrics tell everyone how the system is built and used; admin paths let everyone change it.',
  fix: 'Close the path: a longer path that refuses everyone, or a port of its own that no route leads to.',
  category: 'routes',
  severity: 'error',
  kinds: publicRouteKinds,
  docs: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#multiple-matches',
  fails: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: api, namespace: shop }
spec:
  rules:
    - host: api.example.com
      http: { paths: [{ path: /metrics, pathType: Prefix, backend: { service: { name: api, port: { number: 80 } } } }] }
`,
  *check(graph) {
    const scraped = new Map<Workload, Scraped[]>();
    for (const each of scrapedPaths(graph)) append(scraped, each.workload, each);
    const routes = new Map<GraphObject, Route[]>();
    for (const route of routesOf(graph)) append(routes, route.routed.object, route);
    for (const paths of byHost(graph).values()) {
      const byPath = new Map<string, RoutedPath[]>();
      for (const routed of paths) append(byPath, folderOf(routed.path), routed);
      const metrics = new Set<string>();
      for (const routed of paths.filter(isOpen)) {
        const reached = (routes.get(routed.object) ?? []).filter(route => route.routed.field === routed.field);
        for (const { path, by, workload } of reached.flatMap(route => scrapedThrough(route, scraped))) {
          metrics.add(path);
          if (takes(byPath, path) !== routed) continue;
          const what = `the metrics of ${workload.id}, which ${formatObject(by)} has scraped`;
          yield finding(routed.object, routed.field, `${routed.host}${path} reaches ${what}`);
        }
      }
      for (const routed of paths.filter(isOpen)) {
        const found = internal.find(path => isBelow(routed.path, path));
        if (!found || metrics.has(routed.path)) continue;
        const what = `${routed.host}${routed.path} is public, and ${found} is for operators by convention`;
        yield risk(routed.object, routed.field, what);
      }
    }
  },
};

/** The scraped paths that a route's pods answer on the route's port. */
const scrapedThrough = ({ workload, ports }: Route, scraped: ReadonlyMap<Workload, readonly Scraped[]>) =>
  (scraped.get(workload) ?? []).filter(each => !each.ports.intersect(ports).isEmpty);

function byHost(graph: Graph): ReadonlyMap<string, readonly RoutedPath[]> {
  const hosts = new Map<string, RoutedPath[]>();
  for (const routed of routedPaths(graph).filter(isPublic)) append(hosts, routed.host, routed);
  return hosts;
}

const isOpen = ({ guarded, backend }: RoutedPath): boolean => !guarded && backend !== undefined;

/** The paths of an internal controller or Gateway are not public. */
function isPublic({ object }: RoutedPath): boolean {
  const { ingressClassName, parentRefs } = at(object.manifest, 'spec');
  const parents = listOf(parentRefs).map(parent => textOf(fieldsOf(parent)['name']) ?? '');
  const entries = parents.length > 0 ? parents : [textOf(ingressClassName) ?? ''];
  return entries.some(entry => !/internal|private/.test(entry));
}

/** The route path that takes a request path: an exact one, else the longest prefix. */
function takes(paths: ReadonlyMap<string, readonly RoutedPath[]>, path: string): RoutedPath | undefined {
  const exact = paths.get(folderOf(path))?.find(routed => routed.exact && routed.path === path);
  if (exact) return exact;
  const parts = folderOf(path).split('/');
  const prefixes = parts.map((_, i) => parts.slice(0, parts.length - i).join('/'));
  return prefixes.flatMap(prefix => paths.get(prefix) ?? []).find(routed => !routed.exact);
}

const folderOf = (path: string): string => path.replace(/\/$/, '');

/** Whether a path is another one, or below it. */
const isBelow = (path: string, prefix: string): boolean =>
  path === folderOf(prefix) || path.startsWith(`${folderOf(prefix)}/`);
