import fc from 'fast-check';
import type { AllowedCaller, NetworkBoundaryProps, Peer } from '../../../src/entries/types.js';
import type { Endpoint } from '../../../src/index.js';
import { NetworkBoundary } from '../../../src/index.js';
import { callOf } from '../../../src/intent/call.js';
import { chartIn, only, plainChart, refusals } from '../support.js';

const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);

const endpoint = (peer: Peer, port = 8080, more: Partial<Endpoint> = {}): Endpoint => ({
  id: `there:${port}`,
  protocol: 'http',
  transport: 'TCP',
  port,
  peer,
  wave: 1,
  facts: { host: 'there', port, url: 'http://there' },
  ...more,
});
const pods = (app: string, namespace: string | undefined = 'shop') => ({ namespace, pods: { app } });
const calls = (...endpoints: readonly Endpoint[]) => endpoints.map(callOf);

const policy = (props: Partial<NetworkBoundaryProps> = {}, chart = plainChart()) => {
  new NetworkBoundary(chart, 'boundary', { name: 'api', selector: { app: 'api' }, ...props });
  return only(chart, 'NetworkPolicy');
};

const dns = {
  to: [
    {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
      podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
    },
  ],
  ports: [{ protocol: 'UDP', port: 53 }, { port: 53 }],
};

test('C6: closed in both directions, not even name resolution is open', () => {
  const { spec, metadata } = policy();
  expect(metadata.annotations).toEqual({ 'argocd.argoproj.io/sync-wave': '-2' });
  expect(spec).toEqual({ podSelector: { matchLabels: { app: 'api' } }, policyTypes: ['Ingress', 'Egress'] });
});

test('C6: a call opens its port to exactly its peer, and name resolution', () => {
  expect(policy({ calls: calls(endpoint(pods('db'), 5432)) }).spec['egress']).toEqual([
    dns,
    { to: [{ podSelector: { matchLabels: { app: 'db' } } }], ports: [{ port: 5432 }] },
  ]);
});

test('C6: a peer in another namespace is named by both, and TCP only is left out', () => {
  const { spec } = policy({ calls: calls(endpoint(pods('dns', 'infra'), 5353, { transport: 'UDP' })) });
  expect((spec['egress'] as unknown[])[1]).toEqual({
    to: [
      {
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'infra' } },
        podSelector: { matchLabels: { app: 'dns' } },
      },
    ],
    ports: [{ protocol: 'UDP', port: 5353 }],
  });
});

test('C6: all pods of a namespace, a namespace by its labels, and addresses', () => {
  const peers: Peer[] = [
    { namespace: 'infra', pods: {} },
    { namespace: 'infra', pods: { app: 'x' }, namespaceLabels: { team: 'infra' } },
    { cidrs: ['10.0.0.0/8', '192.168.0.0/16'] },
  ];
  expect((policy({ calls: calls(...peers.map(peer => endpoint(peer))) }).spec['egress'] as unknown[])[1]).toEqual({
    to: [
      { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'infra' } } },
      { namespaceSelector: { matchLabels: { team: 'infra' } }, podSelector: { matchLabels: { app: 'x' } } },
      { ipBlock: { cidr: '10.0.0.0/8' } },
      { ipBlock: { cidr: '192.168.0.0/16' } },
    ],
    ports: [{ port: 8080 }],
  });
});

test('C6: the environment says where names are resolved, NodeLocal DNSCache too', () => {
  const chart = chartIn({ dns: { namespace: 'dns', pods: { app: 'coredns' }, nodeLocal: '169.254.20.10' } });
  expect((policy({ calls: calls(endpoint(pods('db'))) }, chart).spec['egress'] as unknown[])[0]).toEqual({
    to: [
      {
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'dns' } },
        podSelector: { matchLabels: { app: 'coredns' } },
      },
      { ipBlock: { cidr: '169.254.20.10/32' } },
    ],
    ports: dns.ports,
  });
});

test('C6: name servers that listen elsewhere are called at the port of their pods, the cache of a node at 53', () => {
  const at5353 = {
    namespace: 'openshift-dns',
    pods: { 'dns.operator.openshift.io/daemonset-dns': 'default' },
    port: 5353,
  };
  const chart = chartIn({ dns: { ...at5353, nodeLocal: '169.254.20.10' } });
  const [pod, node] = policy({ calls: calls(endpoint(pods('db'))) }, chart).spec['egress'] as unknown[];
  expect(pod).toEqual({
    to: [
      {
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'openshift-dns' } },
        podSelector: { matchLabels: at5353.pods },
      },
    ],
    ports: [{ port: 5353, protocol: 'UDP' }, { port: 5353 }],
  });
  expect(node).toEqual({ to: [{ ipBlock: { cidr: '169.254.20.10/32' } }], ports: dns.ports });
});

test('C6: a component that declares a call to an exposed port is let in, however late, and so are allowed callers', () => {
  const chart = plainChart();
  const offer = endpoint(pods('api'));
  const allowedCallers: AllowedCaller[] = [
    { peer: { namespace: 'ingress', pods: {} }, port: 8080, reason: 'public route' },
  ];
  new NetworkBoundary(chart, 'api', { name: 'api', selector: { app: 'api' }, exposes: [offer], allowedCallers });
  for (const name of ['web', 'batch']) {
    new NetworkBoundary(chart, name, { name, selector: { app: name }, calls: calls(offer, offer) });
  }
  expect(only(chart, 'NetworkPolicy', 'api').spec['ingress']).toEqual([
    {
      from: [
        { podSelector: { matchLabels: { app: 'web' } } },
        { podSelector: { matchLabels: { app: 'batch' } } },
        { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ingress' } } },
      ],
      ports: [{ port: 8080 }],
    },
  ]);
  expect(only(chart, 'NetworkPolicy', 'web').spec).not.toHaveProperty('ingress');
});

test('C6: an offer that nobody calls stays closed', () => {
  expect(policy({ exposes: [endpoint(pods('api'))] }).spec).not.toHaveProperty('ingress');
});

test('a peer without addresses would be everybody', () => {
  const nowhere = endpoint({ cidrs: [], hosts: ['db.example.com'] });
  expect(refusals(() => policy({ calls: calls(nowhere) }))).toEqual([
    [
      'address',
      'there are no addresses for db.example.com.',
      'Give address ranges such as "10.20.0.0/24"; for the whole internet "0.0.0.0/0".',
    ],
  ]);
});

test(`C6: the rules open each declared pair of peer and port once, and no other (SEED=${seed})`, () => {
  const call = fc.record({
    app: fc.constantFrom('a', 'b', 'c'),
    namespace: fc.constantFrom('shop', 'infra'),
    port: fc.constantFrom(80, 443, 5432),
    transport: fc.constantFrom<'TCP' | 'UDP'>('TCP', 'UDP'),
  });
  interface Rule {
    readonly to: readonly unknown[];
    readonly ports: readonly { readonly port: number; readonly protocol?: string }[];
  }
  const pairs = (rules: readonly Rule[]) =>
    rules.flatMap(({ to, ports }) =>
      to.flatMap(peer => ports.map(({ port, protocol = 'TCP' }) => JSON.stringify([peer, protocol, port]))),
    );
  const peerOf = ({ app, namespace }: { app: string; namespace: string }) => ({
    ...(namespace !== 'shop' && { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } } }),
    podSelector: { matchLabels: { app } },
  });
  fc.assert(
    fc.property(fc.array(call, { minLength: 1, maxLength: 12 }), all => {
      const declared = all.map(({ app, namespace, port, transport }) =>
        endpoint(pods(app, namespace), port, { transport }),
      );
      const [, ...rules] = policy({ calls: calls(...declared) }).spec['egress'] as Rule[];
      const opened = pairs(rules);
      const wanted = new Set(all.map(each => JSON.stringify([peerOf(each), each.transport, each.port])));
      expect(new Set(opened)).toEqual(wanted);
      expect(opened).toHaveLength(wanted.size);
      expect(rules.length).toBe(new Set(all.map(({ port, transport }) => `${transport}/${port}`)).size);
    }),
    { seed, numRuns: 300 },
  );
});
