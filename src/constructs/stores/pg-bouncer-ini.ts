import type { Endpoint } from '../../intent/endpoint.js';
import { type Problem, rejectionOf } from '../../problem.js';
import { wholeProblems } from '../object/numbers.js';
import { certificateFile, certificateKeyFile } from '../secrets/service-certificate.js';
import { authorityFile, publicAuthorities } from './postgres-authority.js';

/** How PgBouncer shares its connections among clients. */
export interface PgBouncerSettings {
  /** What a client keeps its server connection for. With "transaction", clients must not use prepared statements or session state. */
  readonly pooling: 'session' | 'transaction';
  /** Most connections that one pod opens to the server. */
  readonly poolSize: number;
  /** Most clients that one pod takes; those without a server connection wait. */
  readonly maxClients: number;
}

/** Who may read statistics, and the file that says how everybody proves who they are. */
interface Statistics {
  readonly user: string;
  readonly accessFile: string;
}

export const pgBouncerPort = 6432;
export const userFolder = 'users';
export const userFile = 'userlist.txt';

/** All clients must find room while one of several pods is away. */
export const clientsWithoutOne = (maxClients: number, pods: number): number => maxClients * Math.max(1, pods - 1);

/** The configuration of PgBouncer in front of one database. */
export function pgBouncerIni(
  { facts: { host, port, database, tls, authority } }: Endpoint<'postgres'>,
  { pooling, poolSize, maxClients }: PgBouncerSettings,
  { servesTls, statistics }: { readonly servesTls: boolean; readonly statistics?: Statistics | undefined },
): string {
  return section('databases', { [database]: `host=${host} port=${port} dbname=${database}` }).concat(
    '\n',
    section('pgbouncer', {
      listen_addr: '0.0.0.0',
      listen_port: pgBouncerPort,
      unix_socket_dir: '',
      ...(statistics
        ? { auth_type: 'hba', auth_hba_file: statistics.accessFile, stats_users: statistics.user }
        : { auth_type: 'scram-sha-256' }),
      auth_file: `/run/secrets/${userFolder}/${userFile}`,
      pool_mode: pooling,
      default_pool_size: poolSize,
      // A second login, while clients change to it, shares them with the first.
      max_db_connections: poolSize,
      max_client_conn: maxClients,
      // lib/pq and JDBC set it in every session, and a pooler cannot.
      ignore_startup_parameters: 'extra_float_digits',
      server_tls_sslmode: tls,
      ...(tls.startsWith('verify') && {
        server_tls_ca_file: authority ? `/run/secrets/${authorityFile.of}/${authorityFile.key}` : publicAuthorities,
      }),
      ...(servesTls && {
        client_tls_sslmode: 'require',
        client_tls_cert_file: certificateFile,
        client_tls_key_file: certificateKeyFile,
      }),
    }),
  );
}

const section = (name: string, settings: Readonly<Record<string, string | number>>) =>
  `[${name}]\n${Object.entries(settings)
    .map(([key, value]) => `${key} = ${value}`.trimEnd())
    .join('\n')}\n`;

/** What is wrong with the sizes of a pool. */
export function poolProblems({ poolSize, maxClients, pooling }: PgBouncerSettings): Problem[] {
  const rejection = rejectionOf('pgbouncer');
  return [
    ...wholeProblems('pgbouncer', 'the pool size', poolSize, 1),
    ...wholeProblems('pgbouncer', 'the number of clients', maxClients, 1),
    ...(maxClients < poolSize
      ? [
          rejection(
            `it takes ${maxClients} clients for ${poolSize} connections.`,
            'Take more clients than connections.',
          ),
        ]
      : []),
    ...(pooling === 'session' || pooling === 'transaction'
      ? []
      : [rejection(`the pooling is "${pooling}".`, 'It must be "session" or "transaction".')]),
  ];
}
