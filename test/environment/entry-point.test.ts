import type { GatewayFacts } from '../../src/entries/types.js';
import { any } from '../constructs/routes/gateways.js';
import { chartIn, refusals } from '../constructs/support.js';

test.each<[string, Partial<GatewayFacts>, string, string]>([
  [
    'no listener',
    { listeners: {} },
    'it has neither a listener for HTTPS nor a ClusterIssuer.',
    'Give listeners.https where the Gateway has the certificates, or clusterIssuer where each route brings a listener.',
  ],
  [
    'two certificates',
    { clusterIssuer: 'letsencrypt' },
    'it has both a listener for HTTPS and a ClusterIssuer.',
    'Give listeners.https where the Gateway has the certificates, or clusterIssuer where each route brings a listener.',
  ],
  [
    'a listener of its own before there were any',
    { listeners: {}, clusterIssuer: 'letsencrypt', version: '1.4' },
    'a route brings its listener as a ListenerSet.',
    'That needs version 1.5 or later.',
  ],
  [
    'an unknown implementation',
    { implementation: 'envoy-gatway' as 'envoy-gateway' },
    'the implementation is "envoy-gatway". Did you mean "envoy-gateway"?',
    'It must be "envoy-gateway"; omit it for any other.',
  ],
])('refuses an environment whose gateway has %s', (_, facts, what, hint) => {
  expect(refusals(() => chartIn({ gateway: { ...any, ...facts } }))).toEqual([
    ['environment', `gateway "public": ${what}`, hint],
  ]);
});
