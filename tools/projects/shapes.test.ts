import { type Chart, Testing } from 'cdk8s';
import type { Construct } from 'constructs';
import { Environment, foreign, httpGet, System, type SystemProps, WebService, type WebServiceProps } from 'plainsail';
import { Rendered } from 'plainsail/testing';
import { Included, Members, Nested, Web } from './shapes';

const environment = new Environment('staging', { tier: 'staging', domain: 'example.com', versions: {} });

/** A system that takes in what a chart has, and calls it. */
const systemOf = (declare: (scope: Construct) => unknown) =>
  class Shop extends System {
    constructor(scope: Construct, props: SystemProps) {
      super(scope, 'shop', props);
      declare(this);
    }
  };

interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

/** Without what a system adds: its namespace, and what `foreign` was told to add. */
function comparable({ metadata: { namespace: _, ...metadata }, ...manifest }: Manifest): unknown {
  const text = JSON.stringify({ ...manifest, metadata }, (key, value) => {
    if (key === 'securityContext' || key === 'argocd.argoproj.io/sync-wave') return undefined;
    return key === 'annotations' && Object.keys(value).every(name => name.startsWith('argocd.')) ? undefined : value;
  });
  return JSON.parse(text);
}

/** Every object of a chart alone, and the same of the chart in a system. */
function both(make: (scope: Construct) => Chart, take: (chart: Chart) => unknown = () => {}) {
  const app = Testing.app();
  make(app);
  const alone = ([] as Manifest[]).concat(...app.charts.map(chart => Testing.synth(chart)));
  const rendered = Rendered.of(
    systemOf(scope => take(make(scope))),
    { environment },
  );
  const found = alone.map(({ kind, metadata }) =>
    (rendered.find(kind) as readonly Manifest[]).find(({ metadata: { name } }) => name === metadata.name),
  );
  return { alone, found, rendered };
}

test.each([
  [
    'a web service of cdk8s-plus',
    (scope: Construct) => new Web(scope, 'web'),
    (chart: Chart) => foreign((chart as Web).web, { harden: true }),
  ],
  [
    'a StatefulSet with claims',
    (scope: Construct) => new Members(scope, 'search'),
    (chart: Chart) => foreign((chart as Members).set, { harden: true }),
  ],
  ['nested charts and constructs of a library', (scope: Construct) => new Nested(scope, 'nested'), () => {}],
  ['Include, and what Helm writes', (scope: Construct) => new Included(scope, 'included'), () => {}],
])('%s renders in a system what it renders alone', (_, make, take) => {
  const { alone, found } = both(make, take);
  expect(alone.length).toBeGreaterThan(1);
  expect(found.map(each => each && comparable(each))).toEqual(alone.map(comparable));
  const cluster = alone.map(({ kind }) => kind === 'ClusterRole');
  const own = alone.map(({ metadata: { namespace } }) => namespace);
  expect(found.map(each => each?.metadata.namespace)).toEqual(
    own.map((namespace, i) => (cluster[i] ? undefined : (namespace ?? 'shop-staging'))),
  );
});

test('the network of a chart in a system is proved: who calls it, and nobody else', () => {
  const Shop = systemOf(scope => {
    const web = foreign(new Web(scope, 'web').web, { harden: true });
    const service = (name: string, calls: WebServiceProps['calls'] = []) =>
      new WebService(scope, name, {
        image: 'registry.example.com/x:1.0.0',
        ports: { http: 8080 },
        probes: { liveness: httpGet('/live'), readiness: httpGet('/ready') },
        resources: { cpu: ['100m', '1'], memory: ['128Mi', '256Mi'] },
        calls,
      });
    const caller = service('caller', [web.port('http')]);
    service('stranger', [caller.port('http')]);
  });
  const rendered = Rendered.of(Shop, { environment });
  const [{ metadata }] = (rendered.find('Deployment') as readonly Manifest[]).filter(({ metadata: { name } }) =>
    name.startsWith('web-'),
  ) as [Manifest];
  rendered.allows('caller', metadata.name, 8080);
  rendered.denies('stranger', metadata.name, 8080);
  expect(rendered.findings().filter(({ severity }) => severity === 'error')).toEqual([]);
});
