import { join } from 'node:path';
import type { Check } from '../../src/checks/check.js';
import { checks } from '../../src/checks/registry.js';
import { Graph } from '../../src/graph/graph.js';
import { graphObject, type Manifest } from '../../src/graph/object.js';
import { inScope } from '../../src/graph/scope.js';
import { packageRoot } from '../../src/package-root.js';
import { readSources } from '../../src/read/files.js';
import { readManifests } from '../../src/read/manifests.js';

const context = { kubernetes: '1.31' };
const manifests = readManifests(readSources([join(packageRoot, 'dist', 'production')])).graph.objects.map(
  ({ manifest }) => manifest,
);
const names: ReadonlySet<unknown> = new Set(manifests.map(({ metadata }) => metadata.name));

/** Of these a namespace has one, however many workloads it holds: each further one is meant to be compared with every workload. */
const once = new Set(['Namespace', 'ResourceQuota', 'LimitRange', 'AppProject']);

const job = /(job="[^"]*)"/g;

/** The value with every name of an object and every job of an expression followed by the number, and everything in the namespace `shop`. */
function renamed(value: unknown, number: number): unknown {
  if (typeof value === 'string')
    return names.has(value) ? `${value}-${number}` : value.replaceAll(job, `$1-${number}"`);
  if (Array.isArray(value)) return value.map(item => renamed(item, number));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, key === 'namespace' ? 'shop' : renamed(item, number)]),
  );
}

/** The objects of production in one namespace, this many times. */
function crowded(copies: number): Graph {
  const objects = Array.from({ length: copies }, (_, number) =>
    manifests
      .filter(({ kind }) => number === 0 || !once.has(kind))
      .map(manifest => graphObject(renamed(manifest, number) as Manifest)),
  );
  return new Graph(inScope(objects.flat()));
}

/** This many PrometheusRules of services that record under one name and alert by what they recorded. */
function recorded(services: number): Graph {
  const rulesOf = (job: string) => [
    { record: 'job:errors:rate5m', expr: `sum by (job) (rate(http_errors_total{job="${job}"}[5m]))` },
    { alert: 'Errors', expr: `job:errors:rate5m{job="${job}"} > 1`, for: '5m', labels: { severity: 'page', job } },
  ];
  const objects = Array.from({ length: services }, (_, number) =>
    graphObject({
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PrometheusRule',
      metadata: { name: `service-${number}`, namespace: 'shop' },
      spec: { groups: [{ name: `service-${number}`, rules: rulesOf(`service-${number}`) }] },
    }),
  );
  return new Graph(inScope(objects));
}

/** A crowd in one namespace, of one size and of four times that. */
interface Crowd {
  readonly of: (count: number) => Graph;
  readonly sizes: readonly [number, number];
}
const production: Crowd = { of: crowded, sizes: [4, 16] };
const recordings: Crowd = { of: recorded, sizes: [500, 2000] };

/** Milliseconds of processor time. */
function cost(check: Check, graph: Graph): number {
  const before = process.cpuUsage();
  for (const _ of check.check(graph, context));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Four times the objects cost four times as much where work is linear and sixteen times where it is quadratic. Below 40 ms the rest of a machine decides. */
const grows = ([small = 0, large = 0]: readonly number[]): boolean => large > 40 && large > 9 * small;

/** Measured again with graphs of their own, at best of three: the first one to ask builds an index for the others. */
function growsAlone(check: Check, { of, sizes }: Crowd): boolean {
  const runs = [1, 2, 3].map(() => sizes.map(count => cost(check, of(count))));
  return grows(sizes.map((_, size) => Math.min(...runs.map(run => run[size] ?? Number.POSITIVE_INFINITY))));
}

test.each(Object.entries({ production, recordings }))(
  'no check costs more than its share when one namespace holds four times the objects: %s',
  (_, crowd) => {
    const graphs = crowd.sizes.map(crowd.of);
    const suspects = checks.filter(check => grows(graphs.map(graph => cost(check, graph))));
    expect(suspects.filter(check => growsAlone(check, crowd)).map(({ id }) => id)).toEqual([]);
  },
  180_000,
);

test('a check that compares each object with each other is seen', () => {
  const pairs: Check['check'] = function* ({ objects }) {
    let same = 0;
    for (const { manifest } of objects)
      for (const other of objects) if (manifest.kind === other.manifest.kind && manifest !== other.manifest) same += 1;
    expect(same).toBeGreaterThan(0);
    yield* [];
  };
  const [check] = checks;
  if (!check) throw new Error('there are no checks');
  expect(growsAlone({ ...check, check: pairs }, production)).toBe(true);
}, 60_000);
