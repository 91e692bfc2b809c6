import { spawn } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Programs that run in the background of a judge, each with a log in `home`. They end with this process, however it ends,
 * and are stopped in the order opposite to that of their start.
 * @param {string} home
 */
export function processes(home) {
  const running = [];
  const abandon = () => {
    for (const { child } of running) child.kill('SIGKILL');
  };
  process.once('exit', abandon);

  /** @param {object} [options] of `spawn` */
  function start(program, args, options = {}) {
    const name = program.split('/').at(-1);
    const log = join(home, `${name}.log`);
    const child = spawn(program, args, { cwd: home, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    const file = createWriteStream(log);
    child.stdout.pipe(file, { end: false });
    child.stderr.pipe(file, { end: false });
    const ended = new Promise(resolve => child.once('close', resolve).once('error', resolve));
    running.push({ name, child, log, ended });
  }

  /** @throws {Error} a program has ended: with the end of its log */
  function check() {
    const dead = running.find(({ child }) => child.exitCode !== null);
    if (dead) throw new Error(`${dead.name} has ended:\n${lastLines(dead.log)}`);
  }

  /**
   * @param {() => Promise<boolean>} ready
   * @throws {Error} a program has ended, or is not ready in time: with the end of its log
   */
  async function until(ready, seconds = 120) {
    for (const end = Date.now() + seconds * 1000; ; await sleep(100)) {
      if (await ready()) return;
      check();
      if (Date.now() > end) throw new Error(running.map(({ name, log }) => `${name}:\n${lastLines(log)}`).join('\n'));
    }
  }

  async function stop() {
    for (const each of running.splice(0).reverse()) {
      each.child.kill('SIGTERM');
      const late = sleep(10_000, undefined, { ref: false }).then(() => each.child.kill('SIGKILL'));
      await Promise.race([each.ended, late.then(() => each.ended)]);
    }
    process.removeListener('exit', abandon);
  }

  return { start, check, until, stop };
}

const lastLines = log => readFileSync(log, 'utf8').split('\n').slice(-15).join('\n');

/** Ports of the loopback that nothing listens on: all different. */
export async function freePorts(count) {
  const servers = await Promise.all(Array.from({ length: count }, listening));
  const ports = servers.map(server => server.address().port);
  await Promise.all(servers.map(server => new Promise(resolve => server.close(resolve))));
  return ports;
}

function listening() {
  const server = createServer();
  return new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', () => resolve(server)));
}
