import { routesOf } from '../connectivity/ingress-controller.js';
import { networkOf } from '../connectivity/network.js';
import { scrapedPaths } from '../connectivity/scraped.js';
import { type WayIn, waysIn } from '../connectivity/way-in.js';
import { append } from '../graph/append.js';
import { at, textOf } from '../graph/fields.js';
import type { Graph } from '../graph/graph.js';
import { formatObject } from '../problem.js';
import { type Check, finding, risk } from './check.js';

/** Paths that are for operators by convention. */
const internal = ['/metrics', '/admin', '/actuator', '/debug', '/internal', '/-'];

export const publicRouteExposesInternalPath: Check = {
  id: 'public-route-exposes-internal-path',
  title: 'No public route reaches metrics or an admin path',
  why: 'Metrics tell everyone how the system is built and used; admin paths let everyone change it.',
  fix: 'Close the path: a longer path that refuses everyone, or a port of its own that no route leads to.',
  severity: 'error',
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
    const { workloads } = networkOf(graph);
    const routes = routesOf(graph, workloads);
    const scraped = scrapedPaths(graph, workloads);
    for (const [host, ofHost] of byHost(graph)) {
      for (const { path, workload, ports, by } of scraped) {
        const way = takes(ofHost, path);
        if (!way || !isOpen(way)) continue;
        const reached = routes.filter(route => route.way.field === way.field && route.way.object === way.object);
        if (reached.some(route => route.workload === workload && !route.ports.intersect(ports).isEmpty)) {
          const what = `the metrics of ${workload.id}, which ${formatObject(by)} has scraped`;
          yield finding(way.object, way.field, `${host}${path} reaches ${what}`);
        }
      }
      for (const way of ofHost.filter(isOpen)) {
        const found = internal.find(path => isBelow(way.path, path));
        if (found && !scraped.some(({ path }) => path === way.path)) {
          yield risk(
            way.object,
            way.field,
            `${host}${way.path} is public, and ${found} is for operators by convention`,
          );
        }
      }
    }
  },
};

function byHost(graph: Graph): ReadonlyMap<string, readonly WayIn[]> {
  const hosts = new Map<string, WayIn[]>();
  for (const way of waysIn(graph).filter(isPublic)) append(hosts, way.host, way);
  return hosts;
}

const isOpen = ({ guarded, backend }: WayIn): boolean => !guarded && backend !== undefined;

/** An internal controller's ways are not public. */
function isPublic({ object }: WayIn): boolean {
  const { ingressClassName } = at(object.manifest, 'spec');
  return !/internal|private/.test(textOf(ingressClassName) ?? '');
}

/** The way that takes a path: an exact one, else the longest prefix. */
const takes = (ways: readonly WayIn[], path: string): WayIn | undefined =>
  ways
    .filter(way => (way.exact ? way.path === path : isBelow(path, way.path)))
    .reduce<WayIn | undefined>((best, way) => (!best || rank(way) > rank(best) ? way : best), undefined);

const rank = ({ exact, path }: WayIn): number => (exact ? Number.POSITIVE_INFINITY : path.length);

/** Whether a path is another one, or below it. */
function isBelow(path: string, prefix: string): boolean {
  const folder = prefix.replace(/\/$/, '');
  return path === folder || path.startsWith(`${folder}/`);
}
