import { mkdirSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { own, program, put, same } from './place.js';
import { freePort, run, serving, until } from './server.js';

/** What has to be quoted wherever it is written, and what is plain. */
const [first, second, third] = [`pass"word'% >#`, 'second', 'third'];

/** Runs a server with its companion, and replaces its password while clients connect. @throws when one is refused */
export async function redis(home, { main, companion, files }) {
  const port = await freePort();
  const folder = join(home, 'passwords');
  mkdirSync(folder);
  own(folder);
  const here = text => text.replaceAll('/run/secrets/passwords', folder).replaceAll('/etc/redis-server/', `${home}/`);
  for (const [path, text] of Object.entries(files)) put(here(path), here(text));
  const passwords = (password, next) =>
    put(join(folder, 'password'), password) && put(join(folder, 'next-password'), next);
  passwords(first, 'not yet');
  // The scripts ask the port that the server has in its pod.
  program(join(home, 'redis-cli'), `exec /usr/bin/redis-cli -h 127.0.0.1 -p ${port} "$@"`);
  const env = {
    ...Object.fromEntries(Object.entries(main.env).map(([name, value]) => [name, here(value)])),
    PATH: `${home}:${process.env.PATH}`,
  };
  const start = [...main.command.slice(1), ...main.args].map(here);
  const ours = ['--bind', '127.0.0.1', '--port', String(port), '--dir', home];
  const [shell] = main.command;
  const probe = () => run(main.probe[0], main.probe.slice(1).map(here), { env });
  const ask = (password, ...words) => run('redis-cli', words, { env: { ...env, REDISCLI_AUTH: password } });

  await serving(
    shell,
    [...start, ...ours],
    probe,
    async () => {
      const policy = main.args[main.args.indexOf('--maxmemory-policy') + 1];
      same('the policy is', ask(first, 'config', 'get', 'maxmemory-policy').split('\n').at(-1), policy);
      same('without a password it says', await answer(port, undefined), 'NOAUTH');
      const open = await session(port, first);
      const [command, ...words] = companion.command;
      await serving(
        command,
        words.map(here),
        () => {},
        async () => {
          await rotated(port, passwords, env);
          same('what was open is', await open.ask('PING'), '+PONG');
          open.end();
        },
        { env },
      );
      passwords('unknown to the server', 'as well');
      refuses('the probe of a server that does not know the password', probe);
      passwords(second, 'spare');
      ask(second, 'eval', "for i = 1, 3000 do redis.call('set', i, i) end", '0');
      ask(second, 'bgrewriteaof');
      await until(() => /aof_rewrite_in_progress:0/.test(ask(second, 'info', 'persistence')));
    },
    { env },
  );
  await serving(
    shell,
    [...start, ...ours, '--key-load-delay', '1000', '--loading-process-events-interval-bytes', '1024'],
    () => same('it is', ask(second, 'ping').slice(0, 7), 'LOADING'),
    async () => {
      refuses('the probe of a server that is loading', probe);
      await until(probe);
    },
    { env },
  );
}

/** As it is written for those who rotate: write the next one, wait, swap, wait for the clients, write a spare. */
async function rotated(port, passwords) {
  const refused = [];
  let [asked, stopped] = [0, false];
  const clients = [first];
  const connect = async () => {
    while (!stopped) {
      for (const password of clients) {
        asked++;
        const said = await answer(port, password);
        if (said !== 'OK') refused.push(`${password}: ${said}`);
      }
      await sleep(5);
    }
  };
  const connecting = connect();
  passwords(first, second);
  await until(async () => same('the next password is', await answer(port, second), 'OK'));
  passwords(second, first);
  clients.push(second);
  await sleep(3000);
  clients.shift();
  passwords(second, third);
  await until(async () => same('the old password is', await answer(port, first), 'WRONGPASS'));
  stopped = true;
  await connecting;
  if (refused.length > 0) throw new Error(`${refused.length} of ${asked} clients were refused: ${refused[0]}`);
  if (asked < 100) throw new Error(`only ${asked} clients have asked`);
}

function refuses(what, probe) {
  try {
    probe();
  } catch {
    return;
  }
  throw new Error(`${what} succeeds`);
}

/** The first word of the answer to a new connection. */
async function answer(port, password) {
  const connection = await session(port, password);
  const said = password === undefined ? await connection.ask('PING') : connection.said;
  connection.end();
  return /^[+-](\w+)/.exec(said)?.[1];
}

async function session(port, password) {
  const socket = createConnection(port, '127.0.0.1');
  const ask = (...words) =>
    new Promise((resolve, reject) => {
      socket.once('data', data => resolve(String(data).trim())).once('error', reject);
      socket.write(`*${words.length}\r\n${words.map(word => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`);
    });
  const said = password === undefined ? undefined : await ask('AUTH', password);
  return { ask, said, end: () => socket.destroy() };
}
