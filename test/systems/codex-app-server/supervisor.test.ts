import { mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Shell, shells } from '../../shells.js';
import { lives, Supervised, server, until } from './supervised.js';

const client = `${process.execPath} ${join(__dirname, 'client.mjs')}`;
const running: Supervised[] = [];
async function startedBy(shell: Shell, ...commands: readonly string[]): Promise<Supervised> {
  const it = new Supervised(shell, ...commands);
  running.push(it);
  await until(() => it.supervisor.err.includes('ready'));
  return it;
}
afterEach(async () => {
  await Promise.all(running.splice(0).map(each => each.stop()));
});

/** The same shell, in which it takes a while to make a pipe. */
function withSlowPipes({ name, sh, path }: Shell): Shell {
  const folder = mkdtempSync(join(tmpdir(), 'slow-'));
  slow.push(folder);
  writeFileSync(join(folder, 'mkfifo'), `#!/bin/sh\nsleep 0.1\nPATH=${path} exec mkfifo "$@"\n`, { mode: 0o755 });
  return { name, sh, path: `${folder}:${path}` };
}
const slow: string[] = [];
afterAll(() => {
  for (const folder of slow) rmSync(folder, { recursive: true });
});

jest.setTimeout(60_000);
const alive = [0, ''] as const;

describe.each(shells)('under $name', shell => {
  const supervised = (...commands: readonly string[]) => startedBy(shell, ...commands);

  test('X1: a server that answers is alive, whoever else is or is not connected', async () => {
    const it = await supervised(server);
    expect(await it.liveness()).toEqual(alive);
    const someone = it.connect();
    someone.send({ id: 1, method: 'echo', params: 'text with \\n and "quotes"' });
    await until(() => someone.messages.length === 1);
    expect(await it.liveness()).toEqual(alive);
    expect(someone.messages).toEqual([{ id: 1, result: 'text with \\n and "quotes"' }]);
  });

  test('X1: a server that hangs is not; what it says too late reaches nobody, and it is alive again', async () => {
    const it = await supervised(server);
    const someone = it.connect();
    someone.send({ id: 1, method: 'hang' });
    await until(() => it.supervisor.err.includes('hangs'));
    expect(await it.liveness(1)).toEqual([1, 'no answer within 1 seconds']);
    someone.send({ id: 2, method: 'recover' });
    expect(await it.liveness()).toEqual(alive);
    someone.send({ id: 3, method: 'echo', params: 'on' });
    await until(() => someone.messages.length > 0);
    expect(someone.messages).toEqual([{ id: 3, result: 'on' }]);
    expect(readdirSync(join(it.folder, 'asked'))).toEqual([]);
  });

  test('X1: a server that dies takes the supervisor with it, with its status', async () => {
    const it = await supervised(server);
    const someone = it.connect();
    someone.send({ id: 1, method: 'die' });
    expect(await it.supervisor.ended).toBe(7);
    expect(await it.liveness()).toEqual([1, 'the server does not run']);
  });

  test('X1: half a line is not an answer, and the other half makes it one', async () => {
    const it = await supervised(server);
    const someone = it.connect();
    someone.send({ id: 1, method: 'partly', params: 'whole' });
    await until(() => it.supervisor.err.includes('half'));
    expect(await it.liveness()).toEqual(alive);
    await until(() => someone.messages.length === 1);
    expect(someone.messages).toEqual([{ id: 1, result: 'whole' }]);
  });

  test('X1: what goes to standard error goes to the log, and is not an answer', async () => {
    const it = await supervised(server);
    const someone = it.connect();
    someone.send({ id: 41, method: 'error' });
    await until(() => it.supervisor.err.includes('trouble with 41'));
    expect(someone.out).toBe('');
    expect(await it.liveness()).toEqual(alive);
  });

  test('X1: ids of the client are its own, also those that look like ours', async () => {
    const it = await supervised(server);
    const someone = it.connect();
    const ids = [0, 1, 'liveness', 'liveness-1-1', 'liveness-/../server', '"id":"liveness-2-2"'];
    for (const id of ids) someone.send({ id, method: 'echo', params: { id } });
    expect(await it.liveness()).toEqual(alive);
    await until(() => someone.messages.length === ids.length);
    expect(someone.messages).toEqual(ids.map(id => ({ id, result: { id } })));
  });

  test('X1: a question never lands inside a long message of the client', async () => {
    const it = await supervised(server, `${client} 500000`);
    const asked = await Promise.all([1, 2, 3, 4].map(() => it.liveness()));
    expect(asked).toEqual([alive, alive, alive, alive]);
    await until(() => it.supervisor.err.includes('told 500'));
    expect(it.supervisor.err).toContain(`told ${'{"id":1,"result":""}'.length + 500_000}\n`);
  });

  test('X1: standard input stays open, and what nobody reads fills no pipe', async () => {
    const it = await supervised(server);
    const someone = it.connect();
    for (let i = 0; i < 300; i++) someone.send({ id: i, method: 'echo', params: 'x'.repeat(1000) });
    await until(() => someone.messages.length === 300);
    expect(await it.liveness()).toEqual(alive);
    expect(it.supervisor.process.exitCode).toBeNull();
  });

  test('X1: a client that does not read costs no life, until it is gone; what waits for it is not lost', async () => {
    const it = await supervised(server);
    const someone = it.connect();
    someone.process.stdout?.pause();
    someone.send({ id: 1, method: 'flood', params: 3000 });
    await until(() => it.isWaiting);
    expect(await it.liveness(4)).toEqual(alive);
    expect(await it.liveness(4)).toEqual(alive);
    expect(readdirSync(join(it.folder, 'asked'))).toHaveLength(1);
    someone.process.stdout?.resume();
    await until(() => someone.messages.length === 3000);
    expect(await it.liveness()).toEqual(alive);
    expect(readdirSync(join(it.folder, 'asked'))).toEqual([]);

    someone.process.stdout?.pause();
    someone.send({ id: 2, method: 'flood', params: 3000 });
    await until(() => it.isWaiting);
    someone.kill();
    await until(() => !lives(someone.process.pid ?? 0));
    expect(await it.liveness(2)).toEqual([1, 'no answer within 2 seconds']);
    const next = it.connect();
    expect([await next.ended, next.err]).toEqual([1, 'the server is made ready for a new client: try again\n']);
  });

  test('X1: what a server says passes at the speed of a program, long lines and short ones', async () => {
    const it = await supervised(server);
    const someone = it.connect();
    // A shell that reads byte by byte passes a quarter of a megabyte a second: it would take half a minute.
    someone.send({ id: 1, method: 'flood', params: 7000 });
    someone.send({ id: 2, method: 'echo', params: 'y'.repeat(1_000_000) });
    someone.send({ id: 3, method: 'echo', params: 'end' });
    await until(() => someone.out.endsWith('"end"}\n'));
    expect(someone.messages).toHaveLength(7002);
    expect(await it.liveness()).toEqual(alive);
  });

  test('X1: ten megabytes cost a relay at most a second of its processor, to the client and to the server', async () => {
    const it = await supervised(server);
    const someone = it.connect();
    someone.send({ id: 1, method: 'flood', params: 10_000 });
    someone.send({ id: 2, method: 'echo', params: 'end' });
    await until(() => someone.out.endsWith('"end"}\n'));
    expect(someone.out.length).toBeGreaterThan(10_000_000);
    const toClient = it.costOf('route');

    const before = it.costOf('feed');
    const note = `${JSON.stringify({ method: 'recover', params: 'x'.repeat(1000) })}\n`;
    someone.process.stdin?.write(note.repeat(10_000));
    someone.send({ id: 3, method: 'echo', params: 'all of it' });
    await until(() => someone.out.endsWith('"all of it"}\n'));
    const toServer = it.costOf('feed') - before;
    for (const cost of [toClient, toServer]) {
      expect(cost).toBeGreaterThan(0);
      expect(cost).toBeLessThan(1);
    }
    process.stderr.write(
      `${shell.name}: ${[toClient, toServer].map(s => `${Math.round(10 / s)} MB`).join(' and ')} per second of processor time\n`,
    );
  });

  test('X1: one client at a time, and a server of its own for each', async () => {
    const it = await supervised(server);
    const first = it.connect();
    first.send({ id: 1, method: 'count' });
    await until(() => first.messages.length === 1);
    const second = it.connect();
    expect(await second.ended).toBe(1);
    expect(second.err).toBe('the server has a client already\n');

    const before = it.serverId;
    first.process.stdin?.end();
    await first.ended;
    await until(() => lives(it.serverId) && it.serverId !== before);
    expect(lives(before)).toBe(false);
    const third = it.connect();
    third.send({ id: 1, method: 'count' });
    await until(() => third.messages.length === 1);
    expect(third.messages).toEqual([{ id: 1, result: 1 }]);
    expect(it.supervisor.process.exitCode).toBeNull();
  });

  test('X1: nobody connects while the pipes are made', async () => {
    const it = await supervised(server);
    renameSync(join(it.folder, 'requests'), join(it.folder, 'later'));
    const early = it.connect();
    expect([await early.ended, early.err]).toEqual([1, 'the server is not ready\n']);
    expect(readdirSync(it.folder)).not.toContain('requests');
  });

  test('X1: a wrapper is the one client, and takes the server with it when it ends', async () => {
    const it = await supervised(server, client);
    await until(() => it.supervisor.err.includes('told {"id":1,"result":""}'));
    expect(await it.connect().ended).toBe(1);
    const ended = new Supervised(shell, server, 'sleep 0.2');
    running.push(ended);
    expect(await ended.supervisor.ended).toBe(143);
  });

  test('X1: a signal to stop is passed on, and the supervisor waits for the server to end', async () => {
    const it = await supervised(`${server} ends-cleanly`);
    const { serverId } = it;
    it.supervisor.process.kill('SIGTERM');
    expect(await it.supervisor.ended).toBe(0);
    expect(lives(serverId)).toBe(false);

    const stubborn = await supervised(`${server} ignores-term`);
    stubborn.supervisor.process.kill('SIGTERM');
    await until(() => stubborn.supervisor.err.includes('told to stop'));
    expect(stubborn.supervisor.process.exitCode).toBeNull();
    process.kill(stubborn.serverId, 'SIGKILL');
    expect(await stubborn.supervisor.ended).toBe(137);
  });

  test('X1: a signal to stop while the next server is made ready is not lost', async () => {
    const it = await startedBy(withSlowPipes(shell), server);
    const someone = it.connect();
    someone.send({ id: 1, method: 'count' });
    await until(() => someone.messages.length === 1);
    someone.process.stdin?.end();
    await until(() => Number.isNaN(it.serverId));
    it.supervisor.process.kill('SIGTERM');
    expect(await it.supervisor.ended).toBe(143);
    expect(lives(it.serverId)).toBe(false);
  });
});
