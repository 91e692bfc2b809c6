import type { GatewayFacts } from '../../environment/entry-point.js';
import { type Problem, problem } from '../../problem.js';
import { envoyGatewayClash } from './envoy-gateway.js';
import { askedBy, isKnown, settingsHere } from './gateway-settings.js';
import { type PublicRouteProps, type RouteSettings, settingsOf } from './route.js';

/** What is wrong with asking a Gateway for this route. */
export function gatewayRouteProblems(props: PublicRouteProps, gateway: GatewayFacts): Problem[] {
  const { name, paths = [] } = props;
  return [
    ...backendProblems(props),
    ...scopeProblems(`"${name}"`, props, props, gateway),
    ...paths.flatMap(own => scopeProblems(`the path "${own.path}" of "${name}"`, own, settingsOf(props, own), gateway)),
  ];
}

/** A Gateway speaks TLS to pods only where a BackendTLSPolicy says whose certificate they have. */
const backendProblems = ({ name, service: { protocol } }: PublicRouteProps): Problem[] =>
  protocol === 'https'
    ? [
        problem('route', `"${name}" leads to a port that speaks https, and a Gateway speaks plain HTTP to it.`, {
          hint: 'Serve plain HTTP to the Gateway on the first port, which the network policy opens for it alone.',
        }),
      ]
    : [];

/** `own` is what is said here, `settings` with what the route says. */
function scopeProblems(where: string, own: RouteSettings, settings: RouteSettings, gateway: GatewayFacts): Problem[] {
  const { implementation, version = '1.5' } = gateway;
  const lacking = askedBy(settingsHere(gateway, own)).filter(feature => !isKnown(gateway, feature));
  const clash = implementation && envoyGatewayClash(settingsHere(gateway, own), settingsHere(gateway, settings));
  return [
    ...lacking.map(feature =>
      problem(
        'route',
        `${where} asks for ${feature}, which ${channelOf(version)} does not have, nor ${implementation ?? 'a policy that is known'}.`,
        {
          hint: `${implementation ? '' : 'Name the implementation of the gateway, which may have it: "envoy-gateway". '}Omit it, or accept in the environment that its routes lack it: gateway.acceptMissing: ['${feature}'].`,
        },
      ),
    ),
    ...(clash ? [problem('route', `${where} asks for ${clash.asked}; ${clash.reason}.`, { hint: clash.hint })] : []),
  ];
}

const channelOf = (version: string) => `the standard channel of Gateway API ${version}`;
