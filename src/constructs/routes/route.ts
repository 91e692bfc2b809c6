import type { Labels } from '../../intent/endpoint.js';
import { deprecated, optional, type PropsOf, required } from '../object/props.js';
import { aFlag, aNumber, anObject, aText, listOf, mapOf, texts } from '../object/shapes.js';

/** Origins that a browser may call from, cookies included. */
export interface Cors {
  /** `https://app.example.com` */
  readonly origins: readonly string[];
  /** Methods that a page of the origins may use. @default GET, PUT, POST, DELETE, PATCH, OPTIONS */
  readonly methods?: readonly string[];
  /** Headers that a page of the origins may send. @default those that ingress-nginx allows: Authorization and Content-Type among them */
  readonly headers?: readonly string[];
  /** How long a browser may remember the answer, in seconds. @default 1728000 */
  readonly maxAge?: number;
}

/** Limits, timeouts and headers of the requests of a route. */
export interface RouteSettings {
  /** Of one client address. @default no limit */
  readonly requestsPerSecond?: number;
  /** Of one client address. @default no limit */
  readonly requestsPerMinute?: number;
  /**
   * How often the limit of a client's requests may come at once, before one is refused: a whole number.
   * @default the controller's own; ingress-nginx: 5
   */
  readonly burstFactor?: number;
  /** Open at the same time, of one client address. @default no limit */
  readonly connections?: number;
  /** Largest request body: `10m`. @default the controller's own; ingress-nginx: 1m */
  readonly bodySize?: string;
  /** Origins whose pages may call it, and how. @default browsers of other origins are refused */
  readonly cors?: Cors;
  /** WebSockets and other long requests: seconds without a byte before the connection may be closed. @default the controller's own; ingress-nginx: 60 */
  readonly idleTimeout?: number;
  /** Requests of one client go to one pod, by a cookie of this name. @default any pod */
  readonly affinityCookie?: string;
}

/** A path with settings of its own; what it does not say is as on the whole route. */
export interface RoutePath extends RouteSettings {
  /** Everything below it as well: `/api/auth`. */
  readonly path: string;
  /** The suffix of the name of the path's object: `auth` gives `api-auth`. @default from the path */
  readonly name?: string;
}

/** A host, and which of its paths the public reaches. */
export interface RouteProps extends RouteSettings {
  /** `api.example.com` */
  readonly host: string;
  /** Everything below it is public. @default / */
  readonly path?: string;
  /** Paths that the public must not reach: `/metrics`. */
  readonly blockedPaths?: readonly string[];
  /** @deprecated `blockedPaths` */
  readonly closed?: readonly string[];
  /** Paths with settings of their own. */
  readonly paths?: readonly RoutePath[];
  /** Plain HTTP is sent to HTTPS. Stated, since a controller may be set otherwise. @default true */
  readonly httpsOnly?: boolean;
  /** The Secret with the certificate. @default `<name>-tls` */
  readonly tlsSecret?: string;
}

/** The protocols in which the entry point can call pods. */
export type RoutedProtocol = 'http' | 'https' | 'grpc';

export interface PublicRouteProps extends RouteProps {
  /** The name of its objects. */
  readonly name: string;
  /** More labels of its objects. @default none */
  readonly labels?: Labels;
  /** More annotations of its objects. @default none */
  readonly annotations?: Labels;
  /** The Service, its port, and what that speaks. */
  readonly service: {
    readonly name: string;
    readonly port: number;
    /** @default http */
    readonly protocol?: RoutedProtocol;
  };
}

/** The Secret with the certificate. */
export const certificateOf = ({ tlsSecret, name }: Pick<PublicRouteProps, 'tlsSecret' | 'name'>): string =>
  tlsSecret ?? `${name}-tls`;

/** The suffix of the name of a path's object. */
export const partOf = ({ name, path }: RoutePath): string =>
  name ??
  (path.split('/').filter(Boolean).at(-1) ?? 'root')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

/** The settings of a path, with the route's where it has none. */
export function settingsOf(route: RouteProps, { path, name, ...own }: RoutePath): RouteSettings {
  const { requestsPerSecond, requestsPerMinute, burstFactor, connections, bodySize, cors, idleTimeout } = route;
  const { affinityCookie } = route;
  return {
    ...given({ requestsPerSecond, requestsPerMinute, burstFactor, connections, bodySize, cors, idleTimeout }),
    ...given({ affinityCookie }),
    ...own,
  };
}

const given = (settings: { readonly [Name in keyof RouteSettings]: RouteSettings[Name] | undefined }): RouteSettings =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));

const cors = {
  origins: required(texts),
  methods: optional(texts),
  headers: optional(texts),
  maxAge: optional(aNumber),
} satisfies PropsOf<Cors>;

const settingProps = {
  requestsPerSecond: optional(aNumber),
  requestsPerMinute: optional(aNumber),
  burstFactor: optional(aNumber),
  connections: optional(aNumber),
  bodySize: optional(aText),
  cors: optional(anObject(cors)),
  idleTimeout: optional(aNumber),
  affinityCookie: optional(aText),
} satisfies PropsOf<RouteSettings>;

const routePath = { ...settingProps, path: required(aText), name: optional(aText) } satisfies PropsOf<RoutePath>;

export const routeProps = {
  ...settingProps,
  host: required(aText),
  path: optional(aText),
  blockedPaths: optional(texts),
  closed: deprecated(texts, { use: 'blockedPaths', until: 2 }),
  paths: optional(listOf(anObject(routePath))),
  httpsOnly: optional(aFlag),
  tlsSecret: optional(aText),
} satisfies PropsOf<RouteProps>;

export const publicRouteProps = {
  ...routeProps,
  name: required(aText),
  labels: optional(mapOf(aText)),
  annotations: optional(mapOf(aText)),
  service: required(anObject({ name: required(aText), port: required(aNumber), protocol: optional(aText) })),
} satisfies PropsOf<PublicRouteProps>;
