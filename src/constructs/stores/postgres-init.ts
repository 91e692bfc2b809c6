import type { Construct } from 'constructs';
import { Catalogue } from '../../config/catalogue.js';
import { oneOf, port, secret, text } from '../../config/variable.js';
import type { StoreNeeds } from '../../environment/placement.js';
import { pooled } from '../../intent/call.js';
import type { Endpoint } from '../../intent/endpoint.js';
import { type Problem, problem } from '../../problem.js';
import { HookJob } from '../jobs/hook-job.js';
import { imageNamed } from '../namespace/image.js';
import { reject } from '../object/reject.js';
import { authorityOf, authorityVariable } from './postgres-authority.js';

type Scripts = Readonly<Record<string, string>>;

/** Scripts in the order of their names, as the official image runs them. */
export const inOrder = (init: Scripts): readonly (readonly [name: string, sql: string])[] =>
  Object.entries(init).sort(([a], [b]) => (a < b ? -1 : 1));

/** The official image runs other files as programs, or passes them over. */
export const initProblems = (init: Scripts = {}): Problem[] =>
  Object.keys(init)
    .filter(name => !/^[\w-]+\.sql$/.test(name))
    .map(name =>
      problem('init-sql', `a script is named "${name}".`, {
        hint: 'A name such as "10-schema.sql": they run in the order of their names.',
      }),
    );

/** What psql reads. */
const psql = new Catalogue('psql', {
  PGHOST: text('The server'),
  PGPORT: port('Its port', 5432),
  PGDATABASE: text('The database'),
  PGUSER: secret('Its owner'),
  PGPASSWORD: secret("The owner's password"),
  PGSSLMODE: oneOf(['disable', 'require', 'verify-ca', 'verify-full'], 'TLS towards the server'),
  PGSSLROOTCERT: authorityVariable,
}).bind('postgres', {
  PGHOST: server => server.host,
  PGPORT: server => server.port,
  PGDATABASE: ({ database }) => database,
  PGUSER: ({ user }) => user,
  PGPASSWORD: ({ password }) => password,
  PGSSLMODE: ({ tls }) => tls,
  PGSSLROOTCERT: authorityOf,
});

/** Runs the scripts in each rollout in a database that somebody else made; returns the server as callers find it afterwards. */
export function initialized(
  scope: Construct,
  id: string,
  database: Endpoint<'postgres'>,
  { name = id, image, init = {}, user = 70 }: StoreNeeds['postgres'],
): Endpoint<'postgres'> {
  if (Object.keys(init).length === 0) return database;
  reject(scope, [...initProblems(init), ...imageProblems(image)]);
  const scripts = inOrder(init).map(([file, sql]) => [`/etc/init/${file}`, sql] as const);
  const job = new HookJob(scope, `${id}-init`, {
    name: `${name}-init`,
    image: imageNamed(image!),
    user,
    command: ['psql', '--no-psqlrc', '--set=ON_ERROR_STOP=1', ...scripts.map(([path]) => `--file=${path}`)],
    config: psql.values({}),
    files: Object.fromEntries(scripts),
    calls: [pooled(database, 1)],
    resources: { cpu: ['50m', '250m'], memory: ['64Mi', '128Mi'] },
  });
  return Object.freeze({ ...database, wave: job.wave });
}

const imageProblems = (image: StoreNeeds['postgres']['image']): Problem[] =>
  image === undefined
    ? [problem('init-sql', 'there is SQL to run, and no image that has psql.', { hint: 'Give the store an image.' })]
    : [];
