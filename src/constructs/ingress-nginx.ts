import type { Labels } from '../intent/endpoint.js';

/** Limits per client address. */
export interface RouteLimits {
  /** @default no limit */
  readonly requestsPerSecond?: number;
  /** @default no limit */
  readonly requestsPerMinute?: number;
  /** Open at the same time. @default no limit */
  readonly connections?: number;
}

/** Origins that a browser may call from. */
export interface Cors {
  readonly origins: readonly string[];
  /** @default ingress-nginx' own: GET, PUT, POST, DELETE, PATCH, OPTIONS */
  readonly methods?: readonly string[];
  /** @default ingress-nginx' own */
  readonly headers?: readonly string[];
  /** How long a browser may remember the answer, in seconds. @default 1728000 */
  readonly maxAge?: number;
}

export interface RouteOptions {
  /** Largest request body: `10m`. @default ingress-nginx' own, 1m */
  readonly bodySize?: string;
  /** Plain HTTP is sent to HTTPS. Stated, since a controller may be set otherwise. @default true */
  readonly httpsOnly?: boolean;
  readonly cors?: Cors;
  /** WebSockets and other long requests: seconds without a byte before the connection is closed. @default 60 */
  readonly idleTimeout?: number;
  /** Requests of one client go to one pod, by a cookie of this name. @default any pod */
  readonly affinityCookie?: string;
}

const annotation = (name: string) => `nginx.ingress.kubernetes.io/${name}`;

/** Only what was given, under ingress-nginx' names; annotations are text. */
function annotations(values: Readonly<Record<string, string | number | undefined>>): Labels {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [annotation(name), String(value)]));
}

export const limitAnnotations = ({ requestsPerSecond, requestsPerMinute, connections }: RouteLimits): Labels =>
  annotations({ 'limit-rps': requestsPerSecond, 'limit-rpm': requestsPerMinute, 'limit-connections': connections });

export function optionAnnotations({
  bodySize,
  httpsOnly = true,
  cors,
  idleTimeout,
  affinityCookie,
}: RouteOptions): Labels {
  return annotations({
    'ssl-redirect': httpsOnly ? 'true' : 'false',
    'proxy-body-size': bodySize,
    'proxy-read-timeout': idleTimeout,
    'proxy-send-timeout': idleTimeout,
    ...(affinityCookie !== undefined && { affinity: 'cookie', 'session-cookie-name': affinityCookie }),
    ...(cors && {
      'enable-cors': 'true',
      'cors-allow-origin': cors.origins.join(', '),
      'cors-allow-methods': cors.methods?.join(', '),
      'cors-allow-headers': cors.headers?.join(', '),
      'cors-max-age': cors.maxAge,
    }),
  });
}
