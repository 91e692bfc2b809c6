import type { App } from 'cdk8s';
import { graphOf } from '../../../src/graph/from-app.js';
import {
  Environment,
  Fleet,
  kubernetesApi,
  outside,
  outsideHttps,
  System,
  type SystemProps,
  tcpConnect,
  WebService,
  Worker,
} from '../../../src/index.js';
import { recorded } from '../../../src/intent/record.js';
import { chartIn, ofKind, only, plainChart, podOf, refusals } from '../support.js';

const resources = { cpu: ['100m', '1'], memory: ['64Mi', '128Mi'] } as const;
const image = 'registry.example.com/app:1.0.0';
const probes = { liveness: { path: '/live' }, readiness: { path: '/ready' } };
const dns = {
  to: [
    {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
      podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
    },
  ],
  ports: [{ protocol: 'UDP', port: 53 }, { port: 53 }],
};

test('C6: a server outside is called at its addresses, on its port', () => {
  const chart = plainChart();
  const mail = outside({ host: 'smtp.example.com', port: 587, cidrs: ['192.0.2.0/24', '198.51.100.7/32'] });
  new Worker(chart, 'mailer', { image, resources, calls: [mail] });
  expect(only(chart, 'NetworkPolicy').spec['egress']).toEqual([
    dns,
    { to: [{ ipBlock: { cidr: '192.0.2.0/24' } }, { ipBlock: { cidr: '198.51.100.7/32' } }], ports: [{ port: 587 }] },
  ]);
  expect(recorded(chart.node.root, 'problem')).toEqual([]);
});

test('C6: one that speaks HTTPS says its URL, and is the same server', () => {
  const cidrs = ['192.0.2.0/24'];
  const [usual, other] = [443, 8443].map(port => outsideHttps({ host: 'kernel.example.com', port, cidrs }));
  expect(usual!.facts).toEqual({ host: 'kernel.example.com', port: 443, url: 'https://kernel.example.com' });
  expect(other!.facts.url).toBe('https://kernel.example.com:8443');
  const { id, peer, port } = outside({ host: 'kernel.example.com', port: 8443, cidrs });
  expect(other).toMatchObject({ id, peer, port, protocol: 'http' });
});

test('C6: a name without addresses opens its port to all of them, and says so', () => {
  const chart = plainChart();
  new Worker(chart, 'ai', { image, resources, calls: [outside({ host: 'api.openai.com' })] });
  expect(only(chart, 'NetworkPolicy').spec['egress']).toEqual([
    dns,
    { to: [{ ipBlock: { cidr: '0.0.0.0/0' } }], ports: [{ port: 443 }] },
  ]);
  expect(recorded(chart.node.root, 'problem').map(({ value }) => value)).toMatchObject([
    {
      id: 'open-egress',
      severity: 'warning',
      message: 'port 443 is open to every address, for the sake of api.openai.com.',
    },
  ]);
});

test('C6: a name is called at the addresses that the environment knows of it, each once', () => {
  const own = ['192.0.2.0/24'];
  const chart = chartIn({ addresses: { 's3.example.com': own, 'kms.example.com': own } });
  const calls = ['s3', 'kms'].map(name => outside({ host: `${name}.example.com` }));
  new Worker(chart, 'archive', { image, resources, calls });
  expect(only(chart, 'NetworkPolicy').spec['egress']).toEqual([
    dns,
    { to: [{ ipBlock: { cidr: '192.0.2.0/24' } }], ports: [{ port: 443 }] },
  ]);
  expect(recorded(chart.node.root, 'problem')).toEqual([]);
});

test('C6: what a call says of its addresses counts more than what the environment knows', () => {
  const chart = chartIn({ addresses: { 's3.example.com': ['192.0.2.0/24'] } });
  new Worker(chart, 'archive', {
    image,
    resources,
    calls: [outside({ host: 's3.example.com', cidrs: ['10.1.0.0/16'] })],
  });
  expect(only(chart, 'NetworkPolicy').spec['egress']).toContainEqual({
    to: [{ ipBlock: { cidr: '10.1.0.0/16' } }],
    ports: [{ port: 443 }],
  });
});

test('C6: Cilium goes by the name, and sees name resolution in the same policy and nowhere else', () => {
  const chart = chartIn({ networkPolicies: 'cilium' });
  const api = new WebService(chart, 'api', { image, resources, probes, ports: { http: 8080 } });
  new Worker(chart, 'ai', { image, resources, calls: [outside({ host: 'api.openai.com' }), api.port('http')] });
  expect(only(chart, 'CiliumNetworkPolicy')).toMatchObject({ apiVersion: 'cilium.io/v2', metadata: { name: 'ai' } });
  expect(only(chart, 'CiliumNetworkPolicy').spec).toEqual({
    endpointSelector: { matchLabels: { 'app.kubernetes.io/name': 'ai' } },
    egress: [
      {
        toEndpoints: [{ matchLabels: { 'k8s:io.kubernetes.pod.namespace': 'kube-system', 'k8s:k8s-app': 'kube-dns' } }],
        toPorts: [{ ports: [{ port: '53', protocol: 'ANY' }], rules: { dns: [{ matchPattern: '*' }] } }],
      },
      { toFQDNs: [{ matchName: 'api.openai.com' }], toPorts: [{ ports: [{ port: '443', protocol: 'TCP' }] }] },
    ],
  });
  expect(only(chart, 'NetworkPolicy', 'ai').spec['egress']).toEqual([
    { to: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'api' } } }], ports: [{ port: 8080 }] },
  ]);
  expect(recorded(chart.node.root, 'problem')).toEqual([]);
});

test('C6: the API server is called at its endpoints, or by what it is', () => {
  const plain = chartIn({ apiServer: { cidrs: ['10.0.0.1/32'] } });
  new Worker(plain, 'operator', { image, resources, calls: [kubernetesApi(plain)] });
  expect(only(plain, 'NetworkPolicy').spec['egress']).toEqual([
    dns,
    { to: [{ ipBlock: { cidr: '10.0.0.1/32' } }], ports: [{ port: 6443 }] },
  ]);

  const cilium = chartIn({ networkPolicies: 'cilium' });
  new Worker(cilium, 'operator', { image, resources, calls: [kubernetesApi(cilium)] });
  expect(only(cilium, 'CiliumNetworkPolicy').spec['egress']).toContainEqual({
    toEntities: ['kube-apiserver'],
    toPorts: [{ ports: [{ port: '6443', protocol: 'TCP' }] }],
  });
});

test('C2: only a pod that calls the API server gets a token', () => {
  const chart = chartIn({ apiServer: { cidrs: ['10.0.0.1/32'] } });
  new Worker(chart, 'operator', { image, resources, calls: [kubernetesApi(chart)] });
  new Worker(chart, 'other', { image, resources });
  const tokens = ofKind(chart, 'Deployment').map(each => [
    each.metadata.name,
    podOf(each).automountServiceAccountToken,
  ]);
  expect(tokens).toEqual([
    ['operator', true],
    ['other', false],
  ]);
});

test('an API server that nobody can find is refused', () => {
  const chart = plainChart();
  expect(refusals(() => kubernetesApi(chart))).toEqual([
    [
      'api-server',
      'the API server is called, and the environment does not say where it is.',
      'Give the environment cluster.apiServer, with the addresses of its endpoints.',
    ],
  ]);
});

test('a port may be UDP, and both ends of a call say so', () => {
  const chart = plainChart();
  const ports = { dns: { number: 53, protocol: 'udp' }, 'dns-tcp': { number: 53, protocol: 'tcp' } } as const;
  const probes = { liveness: tcpConnect('dns-tcp'), readiness: tcpConnect('dns-tcp') };
  const resolver = new WebService(chart, 'resolver', { image, resources, probes, ports });
  new Worker(chart, 'client', { image, resources, calls: [resolver.port('dns')] });
  expect(only(chart, 'Service').spec['ports']).toEqual([
    { name: 'dns', port: 80, protocol: 'UDP', targetPort: 'dns' },
    { name: 'dns-tcp', port: 53, targetPort: 'dns-tcp' },
  ]);
  expect(only(chart, 'NetworkPolicy', 'resolver').spec['ingress']).toEqual([
    {
      from: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'client' } } }],
      ports: [{ port: 53, protocol: 'UDP' }],
    },
  ]);
});

class Shop extends System {
  readonly api: WebService<{ readonly http: number }>;
  constructor(scope: App, props: SystemProps) {
    super(scope, 'shop', props);
    this.api = new WebService(this, 'api', { image, resources, probes, ports: { http: 8080 } });
  }
}
class Office extends System {
  constructor(scope: App, props: SystemProps) {
    super(scope, 'office', props);
    new Worker(this, 'reports', { image, resources, calls: [this.other(Shop).api.port('http')] });
  }
}

test.each([
  ['before', { shop: Shop, office: Office }],
  ['after', { office: Office, shop: Shop }],
])('C6: a system calls another one that is listed %s it, across namespaces', (_, systems) => {
  const staging = new Environment('staging', { tier: 'staging', domain: 'example.com', versions: {} });
  const graph = graphOf(new Fleet({ environments: [staging], systems }).declare(staging));
  const policy = (namespace: string, name: string) =>
    graph.get('networking.k8s.io', 'NetworkPolicy', namespace, name)?.manifest['spec'];
  expect(policy('shop-staging', 'api')).toMatchObject({
    ingress: [
      {
        from: [
          {
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'office-staging' } },
            podSelector: { matchLabels: { 'app.kubernetes.io/name': 'reports' } },
          },
        ],
        ports: [{ port: 8080 }],
      },
    ],
  });
  expect(policy('office-staging', 'reports')).toMatchObject({
    egress: [
      dns,
      {
        to: [
          {
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop-staging' } },
            podSelector: { matchLabels: { 'app.kubernetes.io/name': 'api' } },
          },
        ],
        ports: [{ port: 8080 }],
      },
    ],
  });
});
