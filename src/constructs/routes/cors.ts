import type { HTTPCORSFilter } from '../../../imports/gateway.networking.k8s.io.js';
import type { Cors } from './route.js';

type Method = NonNullable<HTTPCORSFilter['allowMethods']>[number];

/** What ingress-nginx allows where nothing is said, so that a route is the same through both. */
const methods: readonly Method[] = ['GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'OPTIONS'];
const headers = [
  ...['DNT', 'Keep-Alive', 'User-Agent', 'X-Requested-With', 'If-Modified-Since', 'Cache-Control', 'Content-Type'],
  ...['Range', 'Authorization'],
];

/** The filter with every default said, since a Gateway allows nothing by default. */
export const corsOf = (cors: Cors) => ({
  allowOrigins: cors.origins,
  allowMethods: (cors.methods as readonly Method[] | undefined) ?? methods,
  allowHeaders: cors.headers ?? headers,
  allowCredentials: true,
  maxAge: cors.maxAge ?? 1728000,
});
