import { spawn } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { dumped } from './dumps.js';
import { put, same } from './place.js';
import { freePort, run, serving, until, user } from './server.js';

const binaries = readdirSync('/usr/lib/postgresql').sort().at(-1);
const postgres = program => `/usr/lib/postgresql/${binaries}/bin/${program}`;
const pgBouncer = ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer'].find(existsSync) ?? 'pgbouncer';

/** What has to be quoted wherever it is written, and what is plain. */
const first = `pass"word'% \\`;
const superuser = 'postgres';

/** What is said about places of a pod, about places here. */
const hereIn = home => text =>
  text
    .replaceAll(/\/run\/secrets\/(tls|users|logins)\//g, `${home}/`)
    .replaceAll(/\/(etc\/(pgbouncer|postgres-logins)|docker-entrypoint-initdb.d)\//g, `${home}/`)
    .replaceAll('/var/run/postgresql', home);

const connection = (port, to, login, sslmode, host = '127.0.0.1') =>
  `host=${host} port=${port} dbname=${to} user=${login} sslmode=${sslmode}`;

/** Asks a server. @throws what psql says */
function ask(port, { to, as, password, sslmode = 'require', host }, sql) {
  const options = ['-v', 'ON_ERROR_STOP=1', '-qtA', '-f', '-'];
  const env = { PGPASSWORD: password };
  return run(postgres('psql'), [...options, connection(port, to, as, sslmode, host)], { env, input: sql });
}

/** The same beside whatever else happens. */
function asking(port, { to, as, password, sslmode = 'require' }, sql) {
  const args = ['-qtA', '-c', sql, connection(port, to, as, sslmode)];
  const env = { ...process.env, HOME: '/nonexistent', PGPASSWORD: password };
  const child = spawn(postgres('psql'), args, { ...user, env, cwd: '/' });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', data => said.push(String(data)));
  return new Promise((resolve, reject) =>
    child
      .on('error', reject)
      .on('close', status => (status === 0 ? resolve(said.join('').trim()) : reject(new Error(said.join(''))))),
  );
}

/** Runs a server, what is in front of it, and its dumps; then lets its logins change places while clients connect. */
export async function database(home, store, { poolers, dumps, restores }) {
  const here = hereIn(home);
  const { settings, name, owner, sql } = store;
  const data = join(home, 'data');
  const secret = put(join(home, 'superuser'), first);
  // In a pod of the official image the owner is the superuser; an operator keeps that for itself.
  const initial = store.companion ? owner : superuser;
  const auth = ['--auth-local', 'trust', '--auth-host', 'scram-sha-256', '--pwfile', secret];
  run(postgres('initdb'), ['--pgdata', data, '--username', initial, '--no-sync', '--no-instructions', ...auth]);
  const port = await freePort();
  const tls = [`ssl=on`, `ssl_cert_file=${home}/tls.crt`, `ssl_key_file=${home}/tls.key`];
  const ours = [`port=${port}`, 'listen_addresses=127.0.0.1', `unix_socket_directories=${home}`, 'fsync=off'];
  const args = [...tls, ...settings.map(here), ...ours].flatMap(each => ['-c', each]);
  const asInitial = (to, statement) => ask(port, { to, as: initial, sslmode: 'disable', host: home }, statement);
  const ready = () => asInitial('postgres', 'SELECT 1');
  await serving(postgres('postgres'), ['-D', data, ...args], ready, async () => {
    for (const setting of settings) {
      const [key, value] = setting.split('=');
      if (!key.startsWith('ssl')) same(`${key} is`, asInitial('postgres', `SHOW ${key}`), shown(value));
    }
    if (initial !== owner) asInitial('postgres', `CREATE ROLE "${owner}" LOGIN`);
    asInitial('postgres', `CREATE DATABASE "${name}" OWNER "${owner}"`);
    for (const script of sql) asInitial(name, script);
    const site = { home, here, port, asInitial, to: name, owner, store };
    const next = `${owner}_2`;
    const logins = { user: owner, password: first, 'next-user': next, 'next-password': 'not yet' };
    await keptBy(site, async deliver => {
      await deliver(logins);
      for (const pooler of poolers) await pooled(site, pooler, logins, deliver);
      if (poolers.length === 0) await changed({ site, port, sslmode: 'require' }, logins, deliver);
    });
    if (store.reads) {
      asInitial(name, store.reads);
      asInitial(name, 'TRUNCATE orders');
      fails('the proof of a recovery without rows', () => asInitial(name, store.reads));
    }
    if (dumps.length > 0) {
      const env = { PGHOST: '127.0.0.1', PGPORT: String(port), PGDATABASE: name, PGUSER: next, PGPASSWORD: 'second' };
      dumped(home, dirname(postgres('psql')), [...dumps, ...restores], env);
    }
  });
  rmSync(data, { recursive: true });
}

function fails(what, ask) {
  try {
    ask();
  } catch {
    return;
  }
  throw new Error(`${what} succeeds`);
}

/** 1024MB is shown as 1GB. */
const shown = value => value.replace(/^(\d+)MB$/, (all, n) => (n % 1024 === 0 ? `${n / 1024}GB` : all));

/** Brings the values of the secret store to the server: as the companion in its pod does, or as the operator. */
async function keptBy({ home, here, port, asInitial, to, store }, work) {
  if (!store.companion) {
    return work(async values => {
      for (const template of store.logins) {
        const { username, password } = template(values);
        asInitial(to, `ALTER ROLE "${username}" WITH PASSWORD '${password.replaceAll("'", "''")}'`);
      }
    });
  }
  const write = values => {
    for (const [key, value] of Object.entries(values)) put(join(home, key), value);
  };
  for (const [path, text] of Object.entries(store.files)) put(here(path), here(text));
  const env = Object.entries(store.env).map(([name, value]) => [name, here(value)]);
  const known = { ...Object.fromEntries(env), PGPORT: String(port), POSTGRES_DB: to };
  const options = { env: { ...known, PATH: `${dirname(postgres('psql'))}:${process.env.PATH}` } };
  const [command, ...words] = store.companion.command.map(here);
  write({ user: store.owner, password: first, 'next-user': 'nobody', 'next-password': 'nothing' });
  return serving(
    command,
    words,
    () => {},
    () => work(async values => write(values)),
    options,
  );
}

async function pooled(site, { command, start, ini, access, users }, logins, deliver) {
  const { home, here, port: server, to } = site;
  const port = await freePort();
  const write = values => put(join(home, 'userlist.txt'), users(values));
  write(logins);
  if (access) put(join(home, 'hba.conf'), access);
  const changedIni = here(ini)
    .replace(/host=\S+ port=\d+/, `host=127.0.0.1 port=${server}`)
    .replace(/^listen_addr = .*/m, 'listen_addr = 127.0.0.1')
    .replace(/^listen_port = .*/m, `listen_port = ${port}`);
  put(join(home, 'pgbouncer.ini'), changedIni);
  const sslmode = ini.includes('client_tls_sslmode = require') ? 'require' : 'disable';
  put(join(home, 'start.sh'), here(start));
  const path = `${dirname(pgBouncer)}:${process.env.PATH}`;
  const [shell, ...words] = command.map(here);
  const ready = () => ask(port, { to, as: logins.user, password: logins.password, sslmode }, 'SELECT 1');
  const work = async () => {
    await changed({ site, port, sslmode }, logins, async values => {
      await deliver(values);
      write(values);
    });
    const [, most] = /^max_db_connections = (\d+)$/m.exec(ini);
    const open = site.asInitial(to, `SELECT count(*) FROM pg_stat_activity WHERE usename LIKE '${site.owner}%'`);
    if (Number(open) > Number(most)) throw new Error(`${open} connections are open, and at most ${most} may be`);
    // What its exporter asks, as it asks.
    const statistics = { to: 'pgbouncer', as: 'statistics', password: '', sslmode };
    if (access && !ask(port, statistics, 'SHOW POOLS').includes(`${to}|${site.owner}|`))
      throw new Error('the pooler shows no pool');
  };
  await serving(shell, words, ready, work, { env: { PATH: path } });
}

/** As it is written for those who rotate: write the next password, wait, swap, wait for the clients, write a spare. */
async function changed({ site, port, sslmode }, { user: old, password: oldPassword, 'next-user': next }, deliver) {
  const { to } = site;
  const known = { to, sslmode, as: old, password: oldPassword };
  const coming = { to, sslmode, as: next, password: 'second' };
  const clients = [known];
  const refused = [];
  let [asked, stopped] = [0, false];
  const connect = async () => {
    while (!stopped) {
      const tries = [...clients].map(client =>
        asking(port, client, 'SELECT 1').catch(({ message }) => refused.push(`${client.as}: ${message}`)),
      );
      asked += (await Promise.all(tries)).length;
    }
  };
  const connecting = Promise.all([connect(), connect(), connect()]);
  await until(() => asking(port, known, 'CREATE TABLE orders (id int); INSERT INTO orders VALUES (7)'));
  const long = asking(port, known, 'SELECT pg_sleep(4); SELECT id FROM orders');

  const values = { user: old, password: oldPassword, 'next-user': next, 'next-password': 'second' };
  await deliver(values);
  await until(() => asking(port, coming, 'SELECT 1'));
  await deliver({ user: next, password: 'second', 'next-user': old, 'next-password': oldPassword });
  clients.push(coming);
  await sleep(1000);
  await asking(port, coming, 'CREATE TABLE made_by_the_second (id int); ALTER TABLE orders ADD COLUMN note text');
  await asking(port, known, 'DROP TABLE made_by_the_second');
  same('what was open has', await long, '7');
  clients.shift();
  await sleep(500);
  await deliver({ user: next, password: 'second', 'next-user': old, 'next-password': 'spare' });
  await until(() =>
    asking(port, known, 'SELECT 1').then(
      () => false,
      () => true,
    ),
  );
  stopped = true;
  await connecting;
  if (refused.length > 0) throw new Error(`${refused.length} of ${asked} clients were refused: ${refused[0]}`);
  if (asked < 10) throw new Error(`only ${asked} clients have asked`);
  const owners = site.asInitial(to, "SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'");
  same('everything belongs to', owners, site.owner);
}
