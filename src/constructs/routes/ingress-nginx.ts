import type { Labels } from '../../intent/endpoint.js';
import type { RoutedProtocol, RouteSettings } from './route.js';

const annotation = (name: string) => `nginx.ingress.kubernetes.io/${name}`;

/** Only what was given, under ingress-nginx' names; annotations are text. */
function annotations(values: Readonly<Record<string, string | number | undefined>>): Labels {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [annotation(name), String(value)]));
}

/**
 * Nobody gets through, however the path is written: programs take `/Metrics` for `/metrics`, and ingress-nginx ignores
 * case in expressions alone. It then does on every path of the host.
 */
export const closedAnnotations: Labels = annotations({
  'denylist-source-range': '0.0.0.0/0,::/0',
  'use-regex': 'true',
});

export const redirectAnnotations = (httpsOnly: boolean): Labels =>
  annotations({ 'ssl-redirect': httpsOnly ? 'true' : 'false' });

/** It speaks HTTP to pods unless it is given something else. */
export const backendAnnotations = (protocol: RoutedProtocol = 'http'): Labels =>
  annotations({ 'backend-protocol': protocol === 'http' ? undefined : protocol.toUpperCase() });

export const settingAnnotations = (settings: RouteSettings): Labels =>
  annotations({
    'limit-rps': settings.requestsPerSecond,
    'limit-rpm': settings.requestsPerMinute,
    'limit-burst-multiplier': settings.burstFactor,
    'limit-connections': settings.connections,
    'proxy-body-size': settings.bodySize,
    'proxy-read-timeout': settings.idleTimeout,
    'proxy-send-timeout': settings.idleTimeout,
    ...(settings.affinityCookie !== undefined && {
      affinity: 'cookie',
      'session-cookie-name': settings.affinityCookie,
    }),
    ...(settings.cors && {
      'enable-cors': 'true',
      'cors-allow-origin': settings.cors.origins.join(', '),
      'cors-allow-methods': settings.cors.methods?.join(', '),
      'cors-allow-headers': settings.cors.headers?.join(', '),
      'cors-max-age': settings.cors.maxAge,
    }),
  });
