import { ApiObject, App, Chart } from 'cdk8s';
import * as plus28 from 'cdk8s-plus-28';
import * as plus33 from 'cdk8s-plus-33';
import { Construct } from 'constructs';
import { graphOf } from '../../../src/graph/from-app.js';
import { Environment, httpGet, System, WebService, Worker } from '../../../src/index.js';
import { small } from '../support.js';

const image = 'registry.example.com/web:1.0.0';

/** A chart as home labs have it: every name is derived. */
class Web extends Chart {
  constructor(scope: Construct, id: string, plus: typeof plus28 | typeof plus33 = plus28) {
    super(scope, id);
    const claim = new plus.PersistentVolumeClaim(this, 'data', { storage: undefined as never });
    const volume = plus.Volume.fromPersistentVolumeClaim(this, 'volume', claim as never);
    const web = new plus.Deployment(this, 'web', { containers: [{ image, portNumber: 3000 }] });
    web.containers[0]?.mount('/data', volume as never);
    web.exposeViaService({ ports: [{ port: 80, targetPort: 3000 }] });
    new ApiObject(this, 'map', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { labels: { app: this.node.addr } },
      data: { path: this.node.path },
    });
    new Inner(this, 'inner');
  }
}

class Inner extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'inner' });
    new ApiObject(new Construct(this, 'Default'), 'map', { apiVersion: 'v1', kind: 'ConfigMap' });
  }
}

/** Charts in a construct that is not a chart. */
class Stage extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new Web(this, 'first');
    new Web(this, 'second');
  }
}

const shop = () => {
  const environment = new Environment('staging', { tier: 'staging', domain: 'example.com', versions: {} });
  return new System(new App(), 'shop', { environment });
};

/** What is rendered of the charts, as the graph has it and without the namespace, which is the system's. */
const rendered = (scope: Construct, declare: (scope: Construct) => unknown) => {
  const before = new Set(graphOf(scope.node.root).objects.map(({ manifest }) => JSON.stringify(manifest)));
  declare(scope);
  return graphOf(scope.node.root)
    .objects.filter(({ kind, manifest }) => kind !== 'ResourceQuota' && !before.has(JSON.stringify(manifest)))
    .map(({ manifest: { metadata, ...more } }) => {
      const { namespace, ...others } = metadata;
      return { ...more, metadata: { ...others, ...(namespace === 'inner' && { namespace }) } };
    });
};

describe.each([
  ['cdk8s-plus-28', (scope: Construct) => new Web(scope, 'web', plus28)],
  ['cdk8s-plus-33', (scope: Construct) => new Web(scope, 'web', plus33)],
  ['several charts in a construct', (scope: Construct) => new Stage(scope, 'stage')],
  ['an id that cdk8s changes', (scope: Construct) => new Web(scope, 'a/b')],
])('%s', (_, declare) => {
  test('names, labels, selectors and contents in a system are those of an app', () => {
    const alone = rendered(new App() as unknown as Construct, declare);
    expect(alone.length).toBeGreaterThan(4);
    expect(rendered(shop(), declare)).toEqual(alone);
  });
});

test('a chart that is taken off the tree and made anew has the same names', () => {
  const system = shop();
  const first = new Web(system, 'web').toJson();
  system.node.tryRemoveChild('web');
  expect(new Web(system, 'web').toJson()).toEqual(first);
});

test('components in nested charts are in the namespace of their system: their calls, their quota and their identity', () => {
  const system = shop();
  const inner = new Chart(system, 'inner');
  const worker = new Worker(inner, 'worker', { image, resources: small });
  expect(worker.pods.namespace).toBe('shop-staging');
  const quota = graphOf(system.node.root).get('', 'ResourceQuota', 'shop-staging', 'shop');
  expect(quota?.manifest.spec).toMatchObject({ hard: { pods: '2' } });
});

test('components of one path below two systems are distinguished: a call opens the way to one of them', () => {
  const app = new App();
  const environment = new Environment('staging', { tier: 'staging', domain: 'example.com', versions: {} });
  const probes = { liveness: httpGet('/live'), readiness: httpGet('/ready') };
  const apis = ['shop', 'bank'].map(name => {
    const chart = new Chart(new System(app, name, { environment }), 'web');
    return new WebService(chart, 'api', { image, ports: { http: 8080 }, probes, resources: small });
  });
  new Worker(new System(app, 'caller', { environment }), 'worker', {
    image,
    resources: small,
    calls: [apis[1]!.port('http')],
  });
  expect(apis.map(({ node }) => node.path)).toEqual(['web/api', 'web/api']);
  const ingress = ['shop', 'bank'].map(
    name => graphOf(app).get('networking.k8s.io', 'NetworkPolicy', `${name}-staging`, 'api')?.manifest.spec,
  );
  expect(ingress.map(spec => (spec as { ingress?: unknown[] }).ingress?.length)).toEqual([undefined, 1]);
});
