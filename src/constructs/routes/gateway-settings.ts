import {
  type GatewayApiVersion,
  type GatewayFacts,
  gatewayHas,
  type RouteFeature,
} from '../../environment/entry-point.js';
import { envoyGatewayFeatures } from './envoy-gateway.js';
import type { RouteSettings } from './route.js';

/** Everything that a route may ask for, with the version of the Gateway API whose standard channel has it first. */
const channel: Readonly<Record<RouteFeature, GatewayApiVersion | undefined>> = {
  requestsPerSecond: undefined,
  requestsPerMinute: undefined,
  burstFactor: undefined,
  connections: undefined,
  bodySize: undefined,
  cors: '1.5',
  idleTimeout: '1.2',
  affinityCookie: undefined,
};

/** What settings ask for. */
export const askedBy = (settings: RouteSettings): readonly RouteFeature[] =>
  (Object.keys(channel) as RouteFeature[]).filter(feature => settings[feature] !== undefined);

/** Whether the standard channel of this Gateway has a feature. */
export function inChannel(gateway: GatewayFacts, feature: RouteFeature): boolean {
  const since = channel[feature];
  return since !== undefined && gatewayHas(gateway, since);
}

/** Whether the standard channel or the implementation's own policies have it. */
export const isKnown = (gateway: GatewayFacts, feature: RouteFeature): boolean =>
  inChannel(gateway, feature) || (gateway.implementation === 'envoy-gateway' && envoyGatewayFeatures.includes(feature));

/** The settings without what the environment does without. */
export function settingsHere({ acceptMissing = [] }: GatewayFacts, settings: RouteSettings): RouteSettings {
  const kept = askedBy(settings).filter(feature => !acceptMissing.includes(feature));
  return Object.fromEntries(kept.map(feature => [feature, settings[feature]]));
}
