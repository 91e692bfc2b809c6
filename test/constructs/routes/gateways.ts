import type { Chart } from 'cdk8s';
import type { GatewayFacts, PublicRouteProps } from '../../../src/entries/types.js';
import { PublicRoute } from '../../../src/index.js';
import { chartIn } from '../support.js';

export const controller = {
  namespace: 'envoy-gateway-system',
  pods: { 'gateway.envoyproxy.io/owning-gateway-name': 'public' },
};
/** A Gateway of an implementation that nobody names. */
export const any: GatewayFacts = {
  name: 'public',
  namespace: 'gateways',
  controller,
  listeners: { https: 'https', http: 'http' },
};
export const envoy: GatewayFacts = { ...any, implementation: 'envoy-gateway' };

/** A chart with the public route `api` through a Gateway. */
export function route(props: Partial<PublicRouteProps> = {}, gateway: GatewayFacts = envoy): Chart {
  const chart = chartIn({ gateway });
  const service = { name: 'api-service', port: 80 };
  new PublicRoute(chart, 'route', { name: 'api', host: 'api.example.com', service, ...props });
  return chart;
}
