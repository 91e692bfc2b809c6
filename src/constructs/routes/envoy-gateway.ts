import type { Construct } from 'constructs';
import {
  BackendTrafficPolicy,
  type BackendTrafficPolicyProps,
  type BackendTrafficPolicySpec,
  HTTPRouteFilter,
  type HTTPRouteFilterProps,
  type RateLimitRule,
  SecurityPolicy,
  type SecurityPolicyProps,
} from '../../../imports/gateway.envoyproxy.io.js';
import type { RouteFeature } from '../../environment/entry-point.js';
import { type Kind, PlainObject } from '../object/plain-object.js';
import type { Metadata } from '../object/wave.js';
import { corsOf } from './cors.js';
import { gatewayDuration } from './duration.js';
import type { Cors, RouteSettings } from './route.js';

/** What policies of Envoy Gateway say of one route; limits count in each Envoy, as they do in each ingress-nginx. */
export const envoyGatewayFeatures: readonly RouteFeature[] = [
  'requestsPerSecond',
  'requestsPerMinute',
  'burstFactor',
  'bodySize',
  'cors',
  'affinityCookie',
];

/** Settings that cannot be had together where one of them is asked for. */
export function envoyGatewayClash(
  own: RouteSettings,
  all: RouteSettings,
): { readonly asked: string; readonly reason: string; readonly hint: string } | undefined {
  if (own.bodySize !== undefined && all.idleTimeout !== undefined) {
    return {
      asked: 'bodySize with idleTimeout',
      reason: 'Envoy limits a body by buffering it, which no WebSocket survives',
      hint: 'Give idleTimeout to the path of the WebSocket alone: paths: [{ path: "/…", idleTimeout: … }].',
    };
  }
  if (own.burstFactor !== undefined && own.burstFactor !== 1) {
    return {
      asked: `burstFactor: ${own.burstFactor}`,
      reason: 'Envoy lets as many requests through at once as its limit says, and no multiple of that',
      hint: 'Say 1, which is what Envoy does.',
    };
  }
  if ((own.requestsPerSecond ?? own.requestsPerMinute) === undefined) return undefined;
  if (all.requestsPerSecond === undefined || all.requestsPerMinute === undefined) return undefined;
  return {
    asked: 'requestsPerSecond with requestsPerMinute',
    reason: 'Envoy refuses two limits for the same clients (envoyproxy/gateway#8632)',
    hint: 'Remove one.',
  };
}

/** The policy of an HTTPRoute for what the standard channel lacks, if it asks for any of that. */
export function renderTrafficPolicy(scope: Construct, id: string, metadata: Metadata, settings: RouteSettings): void {
  const { bodySize, idleTimeout, affinityCookie } = settings;
  const rules = limitRules(settings);
  const spec: Omit<BackendTrafficPolicySpec, 'targetRefs'> = {
    ...(rules.length > 0 && { rateLimit: { local: { rules } } }),
    ...(bodySize !== undefined && idleTimeout === undefined && { requestBuffer: { limit: quantityOf(bodySize) } }),
    ...(affinityCookie !== undefined && {
      loadBalancer: {
        type: 'ConsistentHash',
        // Without a time to live Envoy looks for the cookie and never sets it; 0s lasts as long as the browser.
        consistentHash: { type: 'Cookie', cookie: { name: affinityCookie, ttl: '0s' } },
      },
    }),
  };
  if (Object.keys(spec).length === 0) return;
  new PlainObject<BackendTrafficPolicyProps & Kind>(scope, id, {
    apiVersion: BackendTrafficPolicy.apiVersion,
    kind: BackendTrafficPolicy.kind,
    metadata,
    spec: { targetRefs: targets(metadata), ...spec },
  });
}

/** CORS where the standard channel does not have it yet. */
export function renderCorsPolicy(scope: Construct, id: string, metadata: Metadata, cors: Cors): void {
  const { maxAge, ...said } = corsOf(cors);
  new PlainObject<SecurityPolicyProps & Kind>(scope, id, {
    apiVersion: SecurityPolicy.apiVersion,
    kind: SecurityPolicy.kind,
    metadata,
    spec: { targetRefs: targets(metadata), cors: { ...said, maxAge: gatewayDuration(maxAge) } },
  });
}

/** A filter that answers 403 in place of a backend. */
export function renderRefusal(scope: Construct, id: string, metadata: Metadata): void {
  new PlainObject<HTTPRouteFilterProps & Kind>(scope, id, {
    apiVersion: HTTPRouteFilter.apiVersion,
    kind: HTTPRouteFilter.kind,
    metadata,
    spec: { directResponse: { statusCode: 403 } },
  });
}

const targets = ({ name }: Metadata) => [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name }];

/** Each address of either family is counted on its own. */
function limitRules({ requestsPerSecond, requestsPerMinute }: RouteSettings): readonly RateLimitRule[] {
  const limits = [
    { requests: requestsPerSecond, unit: 'Second' },
    { requests: requestsPerMinute, unit: 'Minute' },
  ] as const;
  return limits.flatMap(({ requests, unit }) =>
    requests === undefined
      ? []
      : ['0.0.0.0/0', '::/0'].map(value => ({
          clientSelectors: [{ sourceCIDR: { type: 'Distinct' as const, value } }],
          limit: { requests, unit },
        })),
  );
}

/** nginx counts in powers of two: its `10m` is `10Mi`. */
const quantityOf = (size: string): string =>
  size.replace(/[kmg]$/, unit => (unit === 'k' ? 'Ki' : `${unit.toUpperCase()}i`));
