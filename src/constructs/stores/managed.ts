import type { StorePlacement } from '../../environment/placement.js';
import type { ConfigMapKey } from '../../intent/config-map-key.js';
import { type Endpoint, type OutsidePeer, outsideWave, type Protocol } from '../../intent/endpoint.js';
import { placeOf } from '../../intent/place.js';
import { record } from '../../intent/record.js';
import { type Secret, secretRef } from '../../intent/secret.js';
import { optional, type PropsOf, refuseGiven, required } from '../object/props.js';
import { aMap, aNumber, aText, texts } from '../object/shapes.js';
import { initialized } from './postgres-init.js';
import { reservedConnections } from './postgres-settings.js';

/** A server that somebody else runs. */
export interface ManagedServer {
  /** The name that programs connect to. */
  readonly host: string;
  /** Where that name leads: `10.20.0.0/24`. */
  readonly cidrs: readonly string[];
  /** The path in the secret store that holds its credentials. */
  readonly credentials: string;
}

/** A PostgreSQL server that a provider runs. */
export interface ManagedPostgres extends ManagedServer {
  /** Most connections that the server accepts. */
  readonly maxConnections: number;
  /** The port of the server. @default 5432 */
  readonly port?: number;
  /** Who signs its certificate: the secret, or the ConfigMap of each namespace, with the authority's own. @default a public authority, by the certificates that images keep at /etc/ssl/certs */
  readonly authority?: Secret | ConfigMapKey;
}

const managed = {
  host: required(aText),
  cidrs: required(texts),
  credentials: required(aText),
} satisfies PropsOf<ManagedServer>;

const managedPostgresProps = {
  ...managed,
  maxConnections: required(aNumber),
  port: optional(aNumber),
  authority: optional(aMap),
} satisfies PropsOf<ManagedPostgres>;

/**
 * A PostgreSQL server outside the cluster; its certificate is verified. Credentials: `user` and `password`. A Job runs
 * the SQL that the system needs in its database.
 */
export function managedPostgres(server: ManagedPostgres): StorePlacement<'postgres'> {
  refuseGiven(managedPostgres, server, managedPostgresProps);
  const { host, credentials, maxConnections, port = 5432, authority } = server;
  return {
    protocol: 'postgres',
    managed: true,
    place: needs => (scope, id) => {
      record(scope, 'recovery', { kind: 'managed-postgres', host, database: needs.database });
      return initialized(
        scope,
        id,
        {
          ...outside(`${placeOf(scope)}/${id}`, 'postgres', port, server),
          maxConnections,
          reservedConnections,
          facts: {
            host,
            port,
            database: needs.database,
            tls: 'verify-full',
            user: secretRef(credentials, 'user'),
            password: secretRef(credentials, 'password'),
            ...(authority && { authority }),
          },
        },
        needs,
      );
    },
  };
}

const managedRedisProps = { ...managed, port: optional(aNumber) } satisfies PropsOf<
  ManagedServer & { readonly port?: number }
>;

/** A Redis server outside the cluster, over TLS. Credentials: `password`. */
export function managedRedis(
  server: ManagedServer & { /** @default 6379 */ readonly port?: number },
): StorePlacement<'redis'> {
  refuseGiven(managedRedis, server, managedRedisProps);
  const { host, credentials, port = 6379 } = server;
  return {
    protocol: 'redis',
    managed: true,
    place: () => (scope, id) => ({
      ...outside(`${placeOf(scope)}/${id}`, 'redis', port, server),
      facts: { host, port, tls: true, password: secretRef(credentials, 'password') },
    }),
  };
}

const outside = <P extends Protocol>(
  path: string,
  protocol: P,
  port: number,
  { host, cidrs }: ManagedServer,
): Omit<Endpoint<P>, 'facts'> => ({
  id: `${path}:${protocol}`,
  protocol,
  transport: 'TCP',
  port,
  wave: outsideWave,
  peer: { cidrs, hosts: [host] } satisfies OutsidePeer,
});
