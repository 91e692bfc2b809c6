import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Shell } from '../../shells.js';

const scripts = join(__dirname, '../../../src/systems/codex-app-server');
export const server = `${process.execPath} ${join(__dirname, 'json-rpc-server.mjs')}`;

/** A process with what it wrote. */
export class Run {
  out = '';
  err = '';
  readonly ended: Promise<number | null>;

  constructor(readonly process: ChildProcess) {
    process.stdout?.on('data', chunk => {
      this.out += chunk;
    });
    process.stderr?.on('data', chunk => {
      this.err += chunk;
    });
    this.ended = new Promise(resolve => process.on('close', resolve));
  }

  /** Its lines of output, as messages. */
  get messages(): readonly unknown[] {
    return this.out
      .split('\n')
      .slice(0, -1)
      .map(line => JSON.parse(line));
  }

  /** Ends it at once, with whatever it has started: it is in a process group of its own. */
  kill(): void {
    const { pid } = this.process;
    if (pid && lives(-pid)) process.kill(-pid, 'SIGKILL');
  }

  send(message: object): void {
    this.process.stdin?.write(`${JSON.stringify(message)}\n`);
  }
}

/** The scripts at work in a folder of their own. */
export class Supervised {
  readonly folder = mkdtempSync(join(tmpdir(), 'supervised-'));
  readonly supervisor: Run;
  private readonly runs: Run[] = [];

  constructor(
    private readonly shell: Shell,
    ...commands: readonly string[]
  ) {
    this.supervisor = this.run('supervise.sh', ...commands);
  }

  private run(script: string, ...args: readonly string[]): Run {
    const { sh, path } = this.shell;
    const run = new Run(
      spawn(sh, [join(scripts, script), this.folder, ...args], { env: { PATH: path }, detached: true }),
    );
    this.runs.push(run);
    return run;
  }

  /** How liveness.sh ends, and what it says. */
  async liveness(seconds = 20): Promise<readonly [status: number | null, said: string]> {
    const run = this.run('liveness.sh', 'ping', String(seconds));
    return [await run.ended, run.err.trim()];
  }

  connect(): Run {
    return this.run('connect.sh');
  }

  /** Seconds of processor time that its relays of a kind have taken: what they could do on a machine of their own. */
  costOf(relay: 'feed' | 'route'): number {
    const own = String(this.supervisor.process.pid);
    const ticks = readdirSync('/proc')
      .filter(id => /^\d+$/.test(id))
      .map(id => ({ stat: read(`/proc/${id}/stat`), command: read(`/proc/${id}/cmdline`) }))
      .filter(({ command }) => command.includes(`/${relay}.awk`))
      // Behind the name of the program: its state, parent and group, and further on its time in the program and in the kernel.
      .map(({ stat }) => stat.slice(stat.lastIndexOf(')') + 2).split(' '))
      .filter(([, , group]) => group === own)
      .map(fields => Number(fields[11]) + Number(fields[12]));
    return ticks.reduce((sum, each) => sum + each, 0) / 100;
  }

  /** The process of the server; no number while the next one is made ready. */
  get serverId(): number {
    const file = join(this.folder, 'server');
    return existsSync(file) ? Number(readFileSync(file, 'utf8')) : Number.NaN;
  }

  /** Whether a line on its way to the client waits for it: so it is half a second later as well. */
  get isWaiting(): boolean {
    const marks = readFileSync(join(this.folder, 'sent')).length;
    const isSame = this.marks === marks;
    this.marks = marks;
    return isSame && marks % 2 === 1;
  }
  private marks = 0;

  /** Ends everything that was started, and in the end whatever it has started itself. */
  async stop(): Promise<void> {
    for (const { process } of this.runs) process.kill('SIGTERM');
    const patience = setTimeout(() => {
      for (const run of this.runs) run.kill();
    }, 10_000);
    await Promise.all(this.runs.map(({ ended }) => ended));
    clearTimeout(patience);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A file of a process, which may have ended. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Waits for what comes soon. @throws when it does not */
export async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if (isSo()) return;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  throw new Error(`not within twenty seconds: ${isSo}`);
}

/** Whether a process is there. */
export function lives(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch {
    return false;
  }
}
