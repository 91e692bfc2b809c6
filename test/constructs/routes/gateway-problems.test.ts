import type { PublicRouteProps } from '../../../src/entries/types.js';
import { ofKind, refusals } from '../support.js';
import { any, envoy, route } from './gateways.js';

const lacks =
  (what: string, by: string, more = '') =>
  (feature: string) => [
    'route',
    `${what} asks for ${feature}, which the standard channel of Gateway API 1.5 does not have, nor ${by}.`,
    `${more}Omit it, or accept in the environment that its routes lack it: gateway.acceptMissing: ['${feature}'].`,
  ];

test('H4: what neither the standard channel nor the implementation has is refused', () => {
  const unnamed = 'Name the implementation of the gateway, which may have it: "envoy-gateway". ';
  const known = lacks('"api"', 'a policy that is known', unnamed);
  expect(refusals(() => route({ requestsPerSecond: 1, connections: 2, affinityCookie: 'api' }, any))).toEqual(
    ['affinityCookie', 'connections', 'requestsPerSecond'].map(known),
  );
  expect(refusals(() => route({ paths: [{ path: '/auth', connections: 2 }] }))).toEqual([
    lacks('the path "/auth" of "api"', 'envoy-gateway')('connections'),
  ]);
});

test('H4: what an environment says that it does without is not asked for there', () => {
  const chart = route({ connections: 10 }, { ...envoy, acceptMissing: ['connections'] });
  expect(ofKind(chart, 'BackendTrafficPolicy')).toEqual([]);
});

test.each<[string, Partial<PublicRouteProps>, readonly [string, string, string]]>([
  [
    'a size for what stays open',
    { bodySize: '1m', idleTimeout: 60 },
    [
      'route',
      '"api" asks for bodySize with idleTimeout; Envoy limits a body by buffering it, which no WebSocket survives.',
      'Give idleTimeout to the path of the WebSocket alone: paths: [{ path: "/…", idleTimeout: … }].',
    ],
  ],
  [
    'a burst of more than the limit',
    { requestsPerSecond: 10, burstFactor: 5 },
    [
      'route',
      '"api" asks for burstFactor: 5; Envoy lets as many requests through at once as its limit says, and no multiple of that.',
      'Say 1, which is what Envoy does.',
    ],
  ],
  [
    'two limits for the same clients',
    { requestsPerSecond: 10, paths: [{ path: '/auth', requestsPerMinute: 60 }] },
    [
      'route',
      'the path "/auth" of "api" asks for requestsPerSecond with requestsPerMinute; Envoy refuses two limits for the same clients (envoyproxy/gateway#8632).',
      'Remove one.',
    ],
  ],
])('refuses through Envoy Gateway %s', (_, props, problem) => {
  expect(refusals(() => route(props))).toEqual([problem]);
});
