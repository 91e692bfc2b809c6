import { Catalogue } from '../../config/catalogue.js';
import { secret, text } from '../../config/variable.js';
import type { StoreSpec } from '../../environment/placement.js';
import { secretRef } from '../../intent/secret.js';
import type { ComponentProps } from '../component.js';
import { exec } from '../probe.js';
import type { Resources } from '../resources.js';
import { StoreServer } from './store-server.js';

export interface PostgresProps extends Pick<ComponentProps, 'name' | 'selector' | 'labels'> {
  /** Asked for only where the server runs in the cluster, when given as a function. */
  readonly image: string | (() => string);
  /** The database that is made at the first start. */
  readonly database: string;
  /** The path in the secret store that holds `user` and `password` of its owner. */
  readonly credentials: string;
  /** @default 100 */
  readonly maxConnections?: number;
  /** Where the data grows to: `10Gi`. @default 5Gi */
  readonly storage?: string;
  readonly resources: Resources;
  /** @default the component's name */
  readonly serviceName?: string;
  /** The user the image runs the server as. @default 70, that of the alpine images */
  readonly user?: number;
}

const data = '/var/lib/postgresql/data';

/** What the official image reads at its first start. */
const image = new Catalogue('postgres', {
  POSTGRES_DB: text('The database to make'),
  POSTGRES_USER: secret('Its owner'),
  POSTGRES_PASSWORD: secret("The owner's password"),
  PGDATA: text('Where the data is', data),
});

/** A PostgreSQL server: in the cluster a single pod, unless the environment places it elsewhere. */
export function postgres(props: PostgresProps): StoreSpec<'postgres'> {
  const { database, credentials, maxConnections = 100, storage = '5Gi', user = 70 } = props;
  const owner = secretRef(credentials, 'user');
  const password = secretRef(credentials, 'password');
  return {
    protocol: 'postgres',
    needs: { ...props, maxConnections, storage },
    inCluster: (scope, id) =>
      new StoreServer(scope, id, {
        ...props,
        image: typeof props.image === 'string' ? props.image : props.image(),
        user,
        role: 'database',
        protocol: 'postgres',
        port: 5432,
        maxConnections,
        volume: { path: data, size: storage },
        writable: { '/tmp': '64Mi', '/var/run/postgresql': '16Mi' },
        args: ['-c', `max_connections=${maxConnections}`],
        // A volume's root may hold "lost+found", and the server wants an empty folder.
        config: image.values({
          POSTGRES_DB: database,
          POSTGRES_USER: owner,
          POSTGRES_PASSWORD: password,
          PGDATA: `${data}/pgdata`,
        }),
        facts: host => ({ host, port: 5432, database, tls: 'disable', user: owner, password }),
        parts: {
          probes: {
            liveness: exec(['pg_isready', '--host', '127.0.0.1'], { timeout: 5 }),
            readiness: exec(['pg_isready', '--host', '127.0.0.1'], { timeout: 5 }),
          },
          spec: { terminationGracePeriodSeconds: 120 },
        },
      }).endpoint,
  };
}
