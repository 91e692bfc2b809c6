import { probeProblems, probeSpec, startupOf } from '../../../src/constructs/component/probe.js';
import { type PortProtocol, tcpPort, transportOf } from '../../../src/constructs/network/port.js';
import { released } from '../../../src/defaults/released.js';
import type { Probe } from '../../../src/index.js';
import { exec, httpGet, tcpConnect } from '../../../src/index.js';

const set = released['2026-12']!;

test.each<[string, Probe, object]>([
  ['a path on the first port', httpGet('/health'), { httpGet: { path: '/health', port: 'http' } }],
  ['a path on a named port', httpGet('/health', { port: 'admin' }), { httpGet: { path: '/health', port: 'admin' } }],
  ['a command', exec(['redis-cli', 'ping']), { exec: { command: ['redis-cli', 'ping'] } }],
  ['a port', tcpConnect('admin'), { tcpSocket: { port: 'admin' } }],
  [
    'times',
    httpGet('/', { initialDelay: 5, period: 15, timeout: 2, failures: 6 }),
    {
      httpGet: { path: '/', port: 'http' },
      initialDelaySeconds: 5,
      periodSeconds: 15,
      timeoutSeconds: 2,
      failureThreshold: 6,
    },
  ],
  [
    'times that the API assumes anyway',
    httpGet('/', { initialDelay: 0, period: 10, timeout: 1, failures: 3 }),
    { httpGet: { path: '/', port: 'http' } },
  ],
])('%s', (_, probe, expected) => {
  expect(probeSpec(probe, [tcpPort('http', 8080), tcpPort('admin', 9000)])).toEqual(expected);
});

test('C4: during start-up the same is asked often, for five minutes', () => {
  const startup = startupOf(httpGet('/health', { initialDelay: 30, period: 60, timeout: 5, failures: 2 }), set);
  expect(probeSpec(startup, [tcpPort('http', 8080)])).toEqual({
    httpGet: { path: '/health', port: 'http' },
    periodSeconds: 5,
    timeoutSeconds: 5,
    failureThreshold: 60,
  });
});

test('refuses a port that is not declared, and any where there are none', () => {
  const problems = (probe: Probe, ports: string[]) =>
    probeProblems(
      [probe, undefined],
      ports.map(name => tcpPort(name, 80)),
    ).map(({ id, message, hint }) => [id, message, hint]);
  expect(problems(tcpConnect('htpp'), ['http', 'admin'])).toEqual([
    [
      'probe',
      'a probe asks port "htpp", which is not declared. Did you mean "http"?',
      'The ports are "http" or "admin".',
    ],
  ]);
  expect(problems(httpGet('/'), [])).toEqual([
    ['probe', 'a probe asks port "http", which is not declared.', 'There are no ports: ask with a command, exec([…]).'],
  ]);
  expect(problems(exec(['true']), [])).toEqual([]);
});

const speaking = (protocol: PortProtocol) => [{ name: 'main', protocol, transport: transportOf(protocol) }];

test('a port that speaks HTTPS is asked by HTTPS, any other by HTTP', () => {
  const scheme = (protocol: PortProtocol) => probeSpec(httpGet('/'), speaking(protocol)).httpGet;
  expect(scheme('https')).toEqual({ path: '/', port: 'main', scheme: 'HTTPS' });
  for (const protocol of ['http', 'tcp'] as const) expect(scheme(protocol)).toEqual({ path: '/', port: 'main' });
});

test.each(['udp', 'sctp'] as const)('refuses to ask a port that speaks %s', protocol => {
  for (const probe of [httpGet('/'), tcpConnect('main')])
    expect(probeProblems([probe], speaking(protocol)).map(({ message, hint }) => [message, hint])).toEqual([
      [
        `a probe asks port "main", which speaks ${protocol}.`,
        'The kubelet asks by TCP: name a port that speaks TCP, or ask with a command, exec([…]).',
      ],
    ]);
  expect(probeProblems([exec(['true'])], speaking(protocol))).toEqual([]);
});
