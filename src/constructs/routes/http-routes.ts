import type { Construct } from 'constructs';
import {
  HTTPRoute,
  type HTTPRouteFilter,
  type HTTPRouteProps,
  type HTTPRouteRule,
  ListenerSet,
  type ParentReference,
} from '../../../imports/gateway.networking.k8s.io.js';
import type { GatewayFacts } from '../../environment/entry-point.js';
import { type Kind, PlainObject } from '../object/plain-object.js';
import type { Metadata } from '../object/wave.js';
import { corsOf } from './cors.js';
import { gatewayDuration } from './duration.js';
import { renderCorsPolicy, renderRefusal, renderTrafficPolicy } from './envoy-gateway.js';
import { inChannel, settingsHere } from './gateway-settings.js';
import { gatewayFrom, renderListenerSet } from './listener-set.js';
import { type PublicRouteProps, partOf, type RouteSettings, settingsOf } from './route.js';

/** A route as HTTPRoutes of the standard channel, with the implementation's policies for what that lacks. */
export function renderHttpRoutes(scope: Construct, props: PublicRouteProps, gateway: GatewayFacts): void {
  const { path = '/', blockedPaths = [], paths = [], httpsOnly = true } = props;
  const { https, http } = gateway.listeners ?? {};
  const listener = (sectionName: string): ParentReference => ({ ...gatewayFrom(scope, gateway), sectionName });
  const secure = https === undefined ? { kind: ListenerSet.kind, name: props.name } : listener(https);
  const plain = http === undefined ? [] : [listener(http)];
  const parents = httpsOnly ? [secure] : [secure, ...plain];

  if (https === undefined) renderListenerSet(scope, metadataOf(props), props, gateway);
  const main = settingsHere(gateway, props);
  const rule = forward(props, path, main, gateway);
  renderRoute(scope, 'Resource', props, undefined, parents, [
    rule,
    ...(blockedPaths.length > 0 ? [refusalRule(scope, props, blockedPaths, gateway)] : []),
  ]);
  renderPolicies(scope, 'policy', props, undefined, main, gateway);
  for (const [i, own] of paths.entries()) {
    const settings = settingsHere(gateway, settingsOf(props, own));
    const part = partOf(own);
    renderRoute(scope, `path-${i + 1}`, props, part, parents, [forward(props, own.path, settings, gateway)]);
    renderPolicies(scope, `path-${i + 1}-policy`, props, part, settings, gateway);
  }
  if (httpsOnly && plain.length > 0) {
    const redirect = { type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } } as const;
    renderRoute(scope, 'redirect', props, 'redirect', plain, [{ ...matching([path]), filters: [redirect] }]);
  }
}

const metadataOf = ({ name, labels = {}, annotations = {} }: PublicRouteProps, part?: string): Metadata => ({
  name: part === undefined ? name : `${name}-${part}`,
  labels,
  annotations,
});

function renderRoute(
  scope: Construct,
  id: string,
  props: PublicRouteProps,
  part: string | undefined,
  parentRefs: readonly ParentReference[],
  rules: readonly HTTPRouteRule[],
): void {
  new PlainObject<HTTPRouteProps & Kind>(scope, id, {
    apiVersion: HTTPRoute.apiVersion,
    kind: HTTPRoute.kind,
    metadata: metadataOf(props, part),
    spec: { parentRefs, hostnames: [props.host], rules },
  });
}

const matching = (paths: readonly string[]): Pick<HTTPRouteRule, 'matches'> =>
  paths.length === 1 && paths[0] === '/'
    ? {}
    : { matches: paths.map(value => ({ path: { type: 'PathPrefix', value } })) };

function forward(
  { service }: PublicRouteProps,
  path: string,
  { cors, idleTimeout }: RouteSettings,
  gateway: GatewayFacts,
): HTTPRouteRule {
  return {
    ...matching([path]),
    ...(cors && inChannel(gateway, 'cors') && { filters: [{ type: 'CORS', cors: corsOf(cors) }] }),
    ...(idleTimeout !== undefined && { timeouts: { request: gatewayDuration(idleTimeout) } }),
    backendRefs: [{ name: service.name, port: service.port }],
  };
}

/** A rule that leads nowhere answers with an error; Envoy Gateway says which. */
function refusalRule(
  scope: Construct,
  props: PublicRouteProps,
  blockedPaths: readonly string[],
  { implementation }: GatewayFacts,
): HTTPRouteRule {
  const rule = matching(blockedPaths);
  if (implementation !== 'envoy-gateway') return rule;
  const metadata = metadataOf(props, 'closed');
  renderRefusal(scope, 'closed', metadata);
  const filter: HTTPRouteFilter = {
    type: 'ExtensionRef',
    extensionRef: { group: 'gateway.envoyproxy.io', kind: 'HTTPRouteFilter', name: metadata.name },
  };
  return { ...rule, filters: [filter] };
}

function renderPolicies(
  scope: Construct,
  id: string,
  props: PublicRouteProps,
  part: string | undefined,
  settings: RouteSettings,
  gateway: GatewayFacts,
): void {
  if (gateway.implementation !== 'envoy-gateway') return;
  const metadata = metadataOf(props, part);
  renderTrafficPolicy(scope, id, metadata, settings);
  if (settings.cors && !inChannel(gateway, 'cors')) renderCorsPolicy(scope, `${id}-cors`, metadata, settings.cors);
}
