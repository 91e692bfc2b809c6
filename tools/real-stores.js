#!/usr/bin/env node
/**
 * Runs the stores of rendered manifests as they are told to be: `node tools/real-stores.js [DIR]`, by default dist. PostgreSQL
 * with the settings and the SQL, PgBouncer in front of it with its configuration, Redis with its arguments: real programs, on
 * the loopback, for as long as it takes to ask each a question. Dumps go to a folder instead of a bucket, and are restored. Exit 1: one of them refuses, or answers something else.
 */
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { dumped } from './real-stores/dumps.js';
import { own, put, same } from './real-stores/place.js';
import { redis } from './real-stores/redis.js';
import { freePort, run, serving } from './real-stores/server.js';
import { storesOf } from './real-stores/unit.js';

const folder = process.argv[2] ?? 'dist';
const binaries = readdirSync('/usr/lib/postgresql').sort().at(-1);
const postgres = program => `/usr/lib/postgresql/${binaries}/bin/${program}`;
/** What has to be quoted wherever it is written. */
const password = `pass"word'%`;
const asked = [];

const units = readdirSync(folder, { recursive: true })
  .filter(file => file.endsWith('kustomization.yaml'))
  .map(dirname)
  .sort();
for (const unit of units) await within(unit, storesOf(join(folder, unit)));
console.log(`${asked.length} stores answer: ${asked.join(', ')}`);
if (asked.length === 0) process.exitCode = 1;

async function within(unit, stores) {
  const home = mkdtempSync(join(tmpdir(), 'stores-'));
  try {
    own(home);
    certificate(home);
    for (const [i, settings] of stores.settings.entries()) {
      await database(home, settings, { ...stores, ...stores.databases[i] });
      asked.push(
        `${unit} postgres`,
        ...stores.dumps.slice(0, 1).map(() => `${unit} dumps`),
        ...stores.poolers.map(() => `${unit} pgbouncer`),
      );
    }
    for (const server of stores.redis) {
      await redis(home, server);
      asked.push(`${unit} redis`);
    }
  } finally {
    rmSync(home, { recursive: true });
  }
}

/** What cert-manager would make: here for whoever asks, and signed by itself. */
function certificate(home) {
  const [key, cert] = ['tls.key', 'tls.crt'].map(name => join(home, name));
  const subject = ['-subj', '/CN=localhost', '-days', '1'];
  run('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, ...subject]);
  chmodSync(key, 0o600);
}

/** What is said about places of a pod, about places here. */
function here(home, text) {
  return text.replaceAll(/\/(run\/secrets\/(tls|users)|etc\/pgbouncer)\//g, `${home}/`);
}

function psql(port, owner, to, sslmode, sql) {
  return run(
    postgres('psql'),
    [
      '-v',
      'ON_ERROR_STOP=1',
      '-qtA',
      '-f',
      '-',
      `host=127.0.0.1 port=${port} dbname=${to} user=${owner} sslmode=${sslmode}`,
    ],
    {
      env: { PGPASSWORD: password },
      input: sql,
    },
  );
}

async function database(home, settings, { sql, poolers, dumps, restores, database: name, owner }) {
  const data = join(home, 'data');
  const secret = put(join(home, 'password'), password);
  const auth = ['--auth', 'scram-sha-256', '--pwfile', secret];
  run(postgres('initdb'), ['--pgdata', data, '--username', owner, '--no-sync', '--no-instructions', ...auth]);
  const port = await freePort();
  const ask = (to, statement) => psql(port, owner, to, 'require', statement);
  const tls = [`ssl=on`, `ssl_cert_file=${home}/tls.crt`, `ssl_key_file=${home}/tls.key`];
  const ours = [`port=${port}`, 'listen_addresses=127.0.0.1', `unix_socket_directories=${home}`, 'fsync=off'];
  const args = [...tls, ...settings.map(each => here(home, each)), ...ours].flatMap(each => ['-c', each]);
  await serving(
    postgres('postgres'),
    ['-D', data, ...args],
    () => ask('postgres', 'SELECT 1'),
    async () => {
      for (const setting of settings) {
        const [key, value] = setting.split('=');
        if (!key.startsWith('ssl')) same(`${key} is`, ask('postgres', `SHOW ${key}`), shown(value));
      }
      ask('postgres', `CREATE DATABASE "${name}"`);
      for (const script of sql) ask(name, script);
      for (const pooler of poolers) await pooled(home, port, owner, pooler);
      if (dumps.length > 0) {
        ask(name, 'CREATE TABLE kept (id int)');
        const env = {
          PGHOST: '127.0.0.1',
          PGPORT: String(port),
          PGDATABASE: name,
          PGUSER: owner,
          PGPASSWORD: password,
        };
        dumped(home, dirname(postgres('psql')), [...dumps, ...restores], env);
      }
    },
  );
  rmSync(data, { recursive: true });
}

/** 1024MB is shown as 1GB. */
function shown(value) {
  return value.replace(/^(\d+)MB$/, (all, n) => (n % 1024 === 0 ? `${n / 1024}GB` : all));
}

async function pooled(home, server, owner, { ini, access, users }) {
  const [, name] = /^(\S+) = host=/m.exec(ini);
  const port = await freePort();
  const quoted = { user: owner, password: password.replaceAll('"', '""') };
  put(
    join(home, 'userlist.txt'),
    users.replaceAll(/\{\{ \.\w+_(user|password) \|[^}]*\}\}/g, (_, which) => quoted[which]),
  );
  if (access) put(join(home, 'hba.conf'), access);
  const changed = here(home, ini)
    .replace(/host=\S+ port=\d+/, `host=127.0.0.1 port=${server}`)
    .replace(/^listen_addr = .*/m, 'listen_addr = 127.0.0.1')
    .replace(/^listen_port = .*/m, `listen_port = ${port}`);
  const file = put(join(home, 'pgbouncer.ini'), changed);
  const sslmode = ini.includes('client_tls_sslmode = require') ? 'require' : 'disable';
  const program = ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer'].find(existsSync) ?? 'pgbouncer';
  const ask = sql => psql(port, owner, name, sslmode, sql);
  await serving(
    program,
    [file],
    () => ask('SELECT 1'),
    () => {
      same(
        'through the pooler',
        ask('CREATE TABLE orders (id int); INSERT INTO orders VALUES (7); SELECT id FROM orders'),
        '7',
      );
      // What its exporter asks, as it asks.
      if (access && !psql(port, 'statistics', 'pgbouncer', sslmode, 'SHOW POOLS').includes(`${name}|${owner}|`))
        throw new Error('the pooler shows no pool');
    },
  );
}
