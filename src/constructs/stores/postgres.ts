import { clusterOf } from '../../environment/environment.js';
import type { StoreSpec } from '../../environment/placement.js';
import { secretRef } from '../../intent/secret.js';
import type { ComponentProps } from '../component/component.js';
import { exec } from '../component/probe.js';
import type { Resources } from '../component/resources.js';
import { type ImageName, imageNamed } from '../namespace/image.js';
import { optional, type PropsOf, refuseGiven, required } from '../object/props.js';
import { reject } from '../object/reject.js';
import { aFunction, aMap, aNumber, aText } from '../object/shapes.js';
import { type DumpTarget, PostgresDumps } from './postgres-dumps.js';
import { PostgresExporter } from './postgres-exporter.js';
import { initFiles, loginCompanion, postgresConfig, postgresData, settingArgs, tlsSettings } from './postgres-image.js';
import { initProblems } from './postgres-init.js';
import { loginScripts } from './postgres-scripts.js';
import { type PostgresSettings, reservedConnections, settingProblems, tunedSettings } from './postgres-settings.js';
import { serverProps } from './server-props.js';
import { StoreServer } from './store-server.js';

export interface PostgresProps extends Pick<ComponentProps, 'name' | 'selector' | 'labels' | 'waivers'> {
  /** Asked for only where the server runs in the cluster, when given as a function. */
  readonly image: ImageName;
  /** The database that is made at the first start. */
  readonly database: string;
  /**
   * The path in the secret store that holds `user` and `password`, the login that clients use, and `next-user` and
   * `next-password`, the one that they are going to use: a rotation replaces the next password, waits, and swaps them.
   */
  readonly credentials: string;
  /** Most connections that the server accepts. @default 100 */
  readonly maxConnections?: number;
  /** Where the data grows to: `10Gi`. @default 5Gi */
  readonly storage?: string;
  /** CPU and memory of the server's container, as request and limit. Its settings follow from the memory. */
  readonly resources: Resources;
  /** Settings of the server, over those that follow from its memory. */
  readonly settings?: PostgresSettings;
  /**
   * SQL that makes the database ready, by file name: `10-schema.sql`. It runs when the database is made, and in each
   * rollout where somebody else makes it: every statement may run again. @default none
   */
  readonly init?: Readonly<Record<string, string>>;
  /** Dumps to an object store, with their verification; asked for only where the server runs in the cluster. @default none */
  readonly dumps?: () => DumpTarget;
  /** The image of postgres_exporter. @default none: its metrics are not read */
  readonly exporter?: ImageName;
  /** A VerticalPodAutoscaler says what it should request, and changes nothing. @default false */
  readonly recommend?: boolean;
  /** The name of its Service. @default the component's name */
  readonly serviceName?: string;
  /** The user the image runs the server as. @default 70, that of the alpine images */
  readonly user?: number;
}

const postgresProps = {
  ...serverProps,
  database: required(aText),
  maxConnections: optional(aNumber),
  settings: optional(aMap),
  init: optional(aMap),
  dumps: optional(aFunction),
} satisfies PropsOf<PostgresProps>;

/**
 * A PostgreSQL server: in the cluster a single pod, unless the environment places it elsewhere. It speaks TLS where
 * the environment has an issuer for names inside the cluster.
 */
export function postgres(props: PostgresProps): StoreSpec<'postgres'> {
  refuseGiven(postgres, props, postgresProps);
  const { database, credentials, maxConnections = 100, storage = '5Gi', user = 70, init = {}, exporter } = props;
  const owner = secretRef(credentials, 'user');
  const password = secretRef(credentials, 'password');
  return {
    protocol: 'postgres',
    needs: { ...props, maxConnections, storage },
    inCluster: (scope, id) => {
      reject(scope, [...settingProblems(props.settings), ...initProblems(init)]);
      const servesTls = clusterOf(scope).internalIssuer !== undefined;
      const settings = {
        ...tunedSettings(props.resources.memory[0], maxConnections),
        ...(servesTls && tlsSettings),
        ...props.settings,
      };
      const { endpoint } = new StoreServer(scope, id, {
        ...props,
        image: imageNamed(props.image),
        user,
        role: 'database',
        protocol: 'postgres',
        port: 5432,
        maxConnections,
        reservedConnections,
        servesTls,
        volume: { path: postgresData, size: storage },
        writable: { '/tmp': '64Mi', '/var/run/postgresql': '16Mi' },
        args: settingArgs(settings),
        files: { ...initFiles(init), ...loginScripts },
        config: postgresConfig(database, credentials),
        facts: host => ({ host, port: 5432, database, tls: servesTls ? 'require' : 'disable', user: owner, password }),
        parts: {
          probes: {
            liveness: exec(['pg_isready', '--host', '127.0.0.1'], { timeout: 5 }),
            readiness: exec(['pg_isready', '--host', '127.0.0.1'], { timeout: 5 }),
          },
          companions: [loginCompanion(imageNamed(props.image))],
          spec: { terminationGracePeriodSeconds: 120 },
        },
      });
      if (props.dumps) {
        new PostgresDumps(scope, `${id}-dumps`, {
          ...props.dumps(),
          name: props.name ?? id,
          database: endpoint,
          image: imageNamed(props.image),
          user,
        });
      }
      if (exporter !== undefined) {
        new PostgresExporter(scope, `${id}-exporter`, { image: imageNamed(exporter), database: endpoint });
      }
      return endpoint;
    },
  };
}
