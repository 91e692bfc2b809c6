import {
  Catalogue,
  type Endpoint,
  HookJob,
  oneOf,
  pooled,
  port,
  type Secret,
  type System,
  secret,
  secretFile,
  text,
} from '../../index.js';

/** Section 5.2 of the specification: every statement may run again. */
export const initSql = `\
CREATE EXTENSION IF NOT EXISTS "uuid-ossp";
CREATE EXTENSION IF NOT EXISTS "pgcrypto";

CREATE SCHEMA IF NOT EXISTS audit;

ALTER DATABASE idis SET search_path TO public, audit;

GRANT ALL PRIVILEGES ON DATABASE idis TO idis;
GRANT ALL PRIVILEGES ON SCHEMA public TO idis;
GRANT ALL PRIVILEGES ON SCHEMA audit TO idis;
`;

/** What psql reads. */
const psql = new Catalogue('psql', {
  PGHOST: text('Host of the server'),
  PGPORT: port('Port of the server', 5432),
  PGDATABASE: text('Database'),
  PGUSER: secret('Its owner'),
  PGPASSWORD: secret("The owner's password"),
  PGSSLMODE: oneOf(['disable', 'require', 'verify-ca', 'verify-full'], 'TLS towards the server'),
  PGSSLROOTCERT: secretFile('Who signs the certificate of the server', { of: 'database-ca', key: 'ca.crt' }),
}).bind('postgres', {
  PGHOST: database => database.host,
  PGPORT: database => database.port,
  PGDATABASE: database => database.database,
  PGUSER: database => database.user,
  PGPASSWORD: database => database.password,
  PGSSLMODE: database => database.tls,
});

const file = '/etc/idis/init.sql';

/** Runs the SQL in a database that somebody else made, before the API starts. */
export const initJob = (system: System, database: Endpoint<'postgres'>, authority: Secret | undefined): HookJob =>
  new HookJob(system, 'idis-init', {
    image: system.image('postgres-16'),
    command: ['psql', '--no-psqlrc', '--set=ON_ERROR_STOP=1', `--file=${file}`],
    config: psql.values({ ...(authority && { PGSSLROOTCERT: authority }) }),
    files: { [file]: initSql },
    calls: [pooled(database, 1)],
    resources: { cpu: ['50m', '250m'], memory: ['64Mi', '128Mi'] },
    user: 70,
  });
