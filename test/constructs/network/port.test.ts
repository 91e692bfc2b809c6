import type { PortSpecs } from '../../../src/entries/types.js';
import {
  Catalogue,
  httpGet,
  outside,
  tcpConnect,
  text,
  WebService,
  type WebServiceProps,
  Worker,
} from '../../../src/index.js';
import { chartIn, containerOf, ofKind, only, plainChart, refusals, small } from '../support.js';

const minimal = { image: 'registry.example.com/api:1.0.0', resources: small };
const probes = { liveness: httpGet('/'), readiness: httpGet('/') };
const prometheus = { namespace: 'monitoring', selects: {} };

test('a port of the Service may have a number of its own, or be absent', () => {
  const ports = {
    grpc: { number: 4317, servicePort: 4317 },
    admin: { number: 9000, servicePort: 90 },
    health: { number: 13133, servicePort: false },
  } as const;
  const chart = plainChart();
  const api = new WebService(chart, 'api', {
    ...minimal,
    ports,
    probes: { liveness: httpGet('/', { port: 'health' }), readiness: httpGet('/', { port: 'health' }) },
  });
  expect(only(chart, 'Service').spec['ports']).toEqual([
    { name: 'grpc', port: 4317, targetPort: 'grpc' },
    { name: 'admin', port: 90, targetPort: 'admin' },
  ]);
  expect(containerOf(only(chart, 'Deployment')).ports).toContainEqual({ name: 'health', containerPort: 13133 });
  expect(api.port('admin')).toMatchObject({ port: 9000, facts: { port: 90 } });
});

test('C9: metrics of several ports are scraped, each by a monitor', () => {
  const chart = chartIn({ prometheus });
  new WebService(chart, 'api', {
    ...minimal,
    probes,
    ports: { http: 8080, admin: 9000 },
    metrics: [{ port: 'http' }, { port: 'admin', interval: '1m' }],
  });
  expect(ofKind(chart, 'ServiceMonitor').map(({ metadata, spec }) => [metadata.name, spec['endpoints']])).toEqual([
    ['api', [{ port: 'http' }]],
    ['api-admin', [{ port: 'admin', interval: '1m' }]],
  ]);
  const ingress = only(chart, 'NetworkPolicy').spec['ingress'] as { ports: object[] }[];
  expect(ingress.map(({ ports }) => ports)).toEqual([[{ port: 8080 }], [{ port: 9000 }]]);
});

const serve = (ports: PortSpecs, more: Partial<WebServiceProps> = {}, chart = plainChart()) =>
  new WebService<PortSpecs>(chart, 'api', { ...minimal, probes, ports, ...more });
const spoken = (ports: PortSpecs) => {
  const api = serve(ports);
  return Object.keys(ports).map(name => {
    const { protocol, transport, facts } = api.port(name);
    return [name, protocol, transport, facts];
  });
};
const host = 'api.shop';

test('a port speaks what it says, else what it is named after; else the first HTTP, the others TCP', () => {
  expect(spoken({ web: 8080, admin: 9000, grpc: 9090, syslog: { number: 514, protocol: 'udp' } })).toEqual([
    ['web', 'http', 'TCP', { host, port: 80, url: 'http://api.shop' }],
    ['admin', 'tcp', 'TCP', { host, port: 9000 }],
    ['grpc', 'grpc', 'TCP', { host, port: 9090, target: 'api.shop:9090' }],
    ['syslog', 'udp', 'UDP', { host, port: 514 }],
  ]);
  expect(
    spoken({ grpc: { number: 9090, protocol: 'tcp' }, http: 8080, diameter: { number: 3868, protocol: 'sctp' } }),
  ).toEqual([
    ['grpc', 'tcp', 'TCP', { host, port: 80 }],
    ['http', 'http', 'TCP', { host, port: 8080, url: 'http://api.shop:8080' }],
    ['diameter', 'sctp', 'SCTP', { host, port: 3868 }],
  ]);
});

test('a port that speaks HTTPS is an HTTP endpoint whose URL says so; the usual port is left out of it', () => {
  expect(spoken({ https: { number: 8443, servicePort: 443 }, more: { number: 9443, protocol: 'https' } })).toEqual([
    ['https', 'http', 'TCP', { host, port: 443, url: 'https://api.shop' }],
    ['more', 'http', 'TCP', { host, port: 9443, url: 'https://api.shop:9443' }],
  ]);
});

test('a UDP port is UDP in the pod, the Service and the policies at both ends', () => {
  const chart = plainChart();
  const api = serve({ http: 8080, syslog: { number: 5140, protocol: 'udp', servicePort: 514 } }, {}, chart);
  new Worker(chart, 'sender', { ...minimal, calls: [api.port('syslog')] });
  expect(containerOf(only(chart, 'Deployment', 'api')).ports).toContainEqual({
    ...{ name: 'syslog', containerPort: 5140, protocol: 'UDP' },
  });
  expect(only(chart, 'Service').spec['ports']).toContainEqual({
    ...{ name: 'syslog', port: 514, targetPort: 'syslog', protocol: 'UDP' },
  });
  const udp = [{ protocol: 'UDP', port: 5140 }];
  expect(only(chart, 'NetworkPolicy', 'api').spec['ingress']).toEqual([expect.objectContaining({ ports: udp })]);
  expect(only(chart, 'NetworkPolicy', 'sender').spec['egress']).toContainEqual(expect.objectContaining({ ports: udp }));
});

test('a server outside the cluster may be reached by UDP', () => {
  const chart = plainChart();
  const time = outside({ host: 'time.example.com', port: 123, protocol: 'udp', cidrs: ['192.0.2.0/24'] });
  expect(time).toMatchObject({ protocol: 'udp', transport: 'UDP', facts: { host: 'time.example.com', port: 123 } });
  new Worker(chart, 'clock', { ...minimal, calls: [time] });
  expect(only(chart, 'NetworkPolicy').spec['egress']).toContainEqual({
    ...{ to: [{ ipBlock: { cidr: '192.0.2.0/24' } }], ports: [{ protocol: 'UDP', port: 123 }] },
  });
});

test('a variable that follows from HTTP is not filled from a port of another protocol, and the problem names the call', () => {
  const catalogue = new Catalogue('mailer', { API_URL: text('Of the API', undefined, { required: true }) }).bind(
    'http',
    { API_URL: api => api.url },
  );
  const run = (name: string) => {
    const chart = plainChart();
    const api = serve({ http: 8080, syslog: { number: 514, protocol: 'udp' } }, {}, chart);
    new Worker(chart, 'mailer', { ...minimal, config: catalogue.values({}), calls: [api.port(name)] });
  };
  expect(() => run('http')).not.toThrow();
  expect(refusals(() => run('syslog'))).toEqual([
    [
      'configuration',
      'API_URL must be set: it follows from a call by http, and the calls are "shop/api:syslog" by udp.',
      undefined,
    ],
  ]);
});

test('metrics of a port that speaks HTTPS are scraped by HTTPS', () => {
  const chart = chartIn({ prometheus });
  serve({ https: 8443 }, { metrics: { port: 'https' } }, chart);
  expect(only(chart, 'ServiceMonitor').spec['endpoints']).toEqual([{ port: 'https', scheme: 'https' }]);
});

test('refuses what a protocol cannot carry, and a protocol that does not exist', () => {
  const udp = { main: { number: 5140, protocol: 'udp' } } as const;
  const asked = { probes: { liveness: { command: ['true'] }, readiness: { command: ['true'] } } };
  const dns = 'The kubelet asks by TCP: name a port that speaks TCP, or ask with a command, exec([…]).';
  expect(refusals(() => serve(udp))).toEqual([['probe', 'a probe asks port "main", which speaks udp.', dns]]);
  expect(refusals(() => serve(udp, { ...asked, metrics: { port: 'main' } }))).toEqual([
    [
      'port',
      'the metrics are on port "main", which speaks udp.',
      'Prometheus scrapes by HTTP: name another port, or say protocol: "http".',
    ],
  ]);
  expect(refusals(() => serve(udp, { ...asked, route: { host: 'a.example.com' } }))).toEqual([
    [
      'route',
      'the route leads to port "main", which speaks udp.',
      'A public route carries HTTP and gRPC: put a port that speaks "http", "https" or "grpc" first.',
    ],
  ]);
  expect(refusals(() => serve({ main: { number: 80, protocol: 'htpp' as 'http' } }))).toEqual([
    [
      'port',
      'port "main" speaks "htpp". Did you mean "http"?',
      'A port speaks "http", "https", "grpc", "tcp", "udp" or "sctp".',
    ],
  ]);
});

const controller = { namespace: 'ingress', pods: { app: 'proxy' } };

test.each([
  ['http', undefined],
  ['grpc', 'GRPC'],
  ['https', 'HTTPS'],
] as const)('ingress-nginx speaks %s to the pods behind a route', (protocol, expected) => {
  const chart = chartIn({ ingress: { className: 'nginx', controller } });
  serve(
    { main: { number: 8080, protocol } },
    { probes: { liveness: tcpConnect('main'), readiness: tcpConnect('main') }, route: { host: 'a.example.com' } },
    chart,
  );
  expect(only(chart, 'Ingress').metadata.annotations?.['nginx.ingress.kubernetes.io/backend-protocol']).toBe(expected);
  expect(only(chart, 'Service').spec['ports']).toEqual([{ name: 'main', port: 80, targetPort: 'main' }]);
});

const gateway = { name: 'public', namespace: 'gateways', controller, listeners: { https: 'https' } };
const asked = { probes: { liveness: tcpConnect('main'), readiness: tcpConnect('main') } };

test('a gateway finds on the Service that a port speaks gRPC, and only there', () => {
  const ports = (protocol: 'http' | 'grpc', more: object) => {
    const chart = chartIn({ gateway });
    serve({ main: { number: 8080, protocol } }, { ...asked, ...more }, chart);
    return only(chart, 'Service').spec['ports'];
  };
  const plain = { name: 'main', port: 80, targetPort: 'main' };
  const route = { host: 'a.example.com' };
  expect(ports('grpc', { route })).toEqual([{ ...plain, appProtocol: 'kubernetes.io/h2c' }]);
  expect(ports('http', { route })).toEqual([plain]);
  expect(ports('grpc', {})).toEqual([plain]);
});

test('a gateway does not speak HTTPS to pods', () => {
  const more = { ...asked, route: { host: 'a.example.com' } };
  expect(refusals(() => serve({ main: { number: 8443, protocol: 'https' } }, more, chartIn({ gateway })))).toEqual([
    [
      'route',
      '"api" leads to a port that speaks https, and a Gateway speaks plain HTTP to it.',
      'Serve plain HTTP to the Gateway on the first port, which the network policy opens for it alone.',
    ],
  ]);
});
