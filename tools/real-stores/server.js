import { spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** The user that everything runs as: these programs refuse to be root. */
export const user = process.getuid() === 0 ? account('postgres') : {};

function account(name) {
  const [uid, gid] = ['-u', '-g'].map(flag => Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout));
  return { uid, gid };
}

/** Runs a program to its end. @throws with what it said */
export function run(program, args, { env, input } = {}) {
  const options = { ...user, encoding: 'utf8', input, env: { ...process.env, HOME: '/nonexistent', ...env }, cwd: '/' };
  const { status, stdout, stderr, error } = spawnSync(program, args, options);
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? `${stdout}${stderr}`}`);
  return stdout.trim();
}

/** Starts a server and waits until it is `ready`. Stops it, and only it, when the work is done or has failed. */
export async function serving(program, args, ready, work, { env } = {}) {
  const options = { ...user, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } };
  const child = spawn(program, args, options);
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', data => said.push(String(data)));
  const ended = new Promise(resolve => child.on('close', resolve).on('error', resolve));
  try {
    await answers(child, ready).catch(error => {
      throw new Error(`${program}: ${error.message}\n${said.join('').split('\n').slice(0, 20).join('\n')}`);
    });
    return await work(child);
  } finally {
    child.kill('SIGINT');
    await Promise.race([
      ended,
      sleep(10_000)
        .then(() => child.kill('SIGKILL'))
        .then(() => ended),
    ]);
  }
}

async function answers(child, ready) {
  for (let i = 0; ; i++) {
    if (child.exitCode !== null) throw new Error(`has ended with ${child.exitCode}`);
    try {
      return ready();
    } catch (error) {
      if (i === 100) throw error;
    }
    await sleep(100);
  }
}

/** Asks again and again, for at most ten seconds, until it does not throw. */
export async function until(ask) {
  for (let i = 0; ; i++) {
    try {
      const answer = await ask();
      if (answer !== false) return answer;
      throw new Error('it is not so');
    } catch (error) {
      if (i === 200) throw error;
    }
    await sleep(50);
  }
}

/** A port of the loopback that nobody listens on. */
export async function freePort() {
  const server = createServer();
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise(resolve => server.close(resolve));
  return port;
}
