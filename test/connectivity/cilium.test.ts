import { App } from 'cdk8s';
import { problemOf } from '../../src/checks/check.js';
import { checks } from '../../src/checks/registry.js';
import { graphOf } from '../../src/graph/from-app.js';
import { Graph } from '../../src/graph/graph.js';
import { graphObject, type Manifest } from '../../src/graph/object.js';
import {
  Environment,
  httpGet,
  kubernetesApi,
  outside,
  System,
  type SystemProps,
  WebService,
  Worker,
} from '../../src/index.js';

const resources = { cpu: ['100m', '1'], memory: ['128Mi', '256Mi'] } as const;
const probes = { liveness: httpGet('/live'), readiness: httpGet('/ready') };
const image = 'registry.example.com/shop:1.0.0';

/** Payments call a bank by name, the API server by what it is, and the ledger by its pods. */
class Shop extends System {
  constructor(scope: App, props: SystemProps) {
    super(scope, 'shop', props);
    const ledger = new WebService(this, 'ledger', { image, resources, ports: { http: 8080 }, probes });
    const bank = outside({ host: 'api.bank.example' });
    new Worker(this, 'payments', { image, resources, calls: [bank, kubernetesApi(this), ledger.port('http')] });
  }
}

function shop(): Graph {
  const cluster = { networkPolicies: 'cilium' } as const;
  const environment = new Environment('production', {
    tier: 'production',
    domain: 'example.com',
    versions: {},
    cluster,
  });
  const app = new App();
  new Shop(app, { environment });
  return graphOf(app);
}
const declared = shop();

/** Whatever a test changes in a manifest. */
interface Open {
  spec: { egress: Record<string, unknown>[] };
}

function changed(kind: string, change: (manifest: Open) => void): Graph {
  const objects = declared.objects.map(object => {
    if (object.kind !== kind || object.name !== 'payments') return object;
    const manifest = structuredClone(object.manifest) as Manifest & Open;
    change(manifest);
    return graphObject(manifest, { unit: object.unit });
  });
  return new Graph(objects, declared.intents);
}

/** Every error: the check, the object, the field and the message. */
const errors = (graph: Graph): readonly (readonly [string, string, string | undefined, string])[] =>
  checks
    .filter(({ tiers }) => !tiers)
    .flatMap(check => [...check.check(graph, { kubernetes: '1.31' })].map(finding => problemOf(check, finding)))
    .filter(({ severity }) => severity === 'error')
    .map(({ id, object, path, message }) => [id, `${object?.kind} ${object?.name}`, path, message]);

const policy = 'CiliumNetworkPolicy payments';
const payments = 'shop-production/payments[Deployment]';

test('a system that calls by name is right as it is rendered', () => {
  expect(declared.ofKind('CiliumNetworkPolicy').map(({ name }) => name)).toEqual(['payments']);
  expect(errors(declared)).toEqual([]);
});

test('a declared host that no rule names is blocked', () => {
  const without = changed('CiliumNetworkPolicy', ({ spec }) => {
    spec.egress = spec.egress.filter(rule => !('toFQDNs' in rule));
  });
  expect(errors(without)).toEqual([
    [
      'declared-call-allowed',
      policy,
      'spec.egress',
      `declared call ${payments} => api.bank.example : TCP 443 is blocked: no egress rule of payments names api.bank.example on that port`,
    ],
  ]);
});

test('a policy that selects other pods opens nothing', () => {
  const lost = changed('CiliumNetworkPolicy', ({ spec }) => {
    Object.assign(spec, { endpointSelector: { matchLabels: { 'k8s:app': 'nobody' } } });
  });
  expect(errors(lost).map(([id, object]) => `${id} ${object}`)).toEqual([
    'declared-call-allowed Deployment payments',
    'declared-call-allowed Deployment payments',
    'egress-without-dns Deployment payments',
  ]);
});

test.each([
  ['another port', { toFQDNs: [{ matchName: 'api.bank.example' }], toPorts: ports('8443') }, 'api.bank.example', 8443],
  ['another host', { toFQDNs: [{ matchName: 'evil.example' }], toPorts: ports('443') }, 'evil.example', 443],
  ['a pattern', { toFQDNs: [{ matchPattern: '*.bank.example' }], toPorts: ports('443') }, '*.bank.example', 443],
  ['another entity', { toEntities: ['world'], toPorts: ports('443') }, 'world', 443],
])('a rule for %s was not declared', (_, rule, name, port) => {
  const wide = changed('CiliumNetworkPolicy', ({ spec }) => {
    spec.egress.push(rule);
  });
  expect(errors(wide)).toEqual([
    [
      'undeclared-connection',
      policy,
      'spec.egress[3]',
      `opens what nobody declared: ${payments} => ${name} : TCP ${port}`,
    ],
  ]);
});

test('all addresses are not what a name declares', () => {
  const world = changed('NetworkPolicy', ({ spec }) => {
    spec.egress.push({ to: [{ ipBlock: { cidr: '0.0.0.0/0' } }], ports: [{ port: 443 }] });
  });
  expect(errors(world).map(([id, object, path]) => [id, object, path])).toEqual([
    ['undeclared-connection', 'NetworkPolicy payments', 'spec.egress[1]'],
  ]);
});

test('name resolution has to be there, and the agent has to see it', () => {
  const without = changed('CiliumNetworkPolicy', ({ spec }) => {
    spec.egress = spec.egress.filter(rule => !('toEndpoints' in rule));
  });
  expect(errors(without).map(([id, object]) => `${id} ${object}`)).toEqual([
    'egress-without-dns Deployment payments',
    `egress-without-dns ${policy}`,
  ]);
  const blind = changed('CiliumNetworkPolicy', ({ spec }) => {
    const { toEndpoints } = spec.egress[0] ?? {};
    spec.egress[0] = { toEndpoints, toPorts: ports('53', 'ANY') };
  });
  expect(errors(blind)).toEqual([['egress-without-dns', policy, 'spec.egress[1]', expect.stringContaining('answers')]]);
});

function ports(port: string, protocol = 'TCP') {
  return [{ ports: [{ port, protocol }] }];
}
