import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const command = join(__dirname, '..', '..', 'bin', 'plainsail.js');

/** `plainsail synth --watch` at work, in a process group of its own as a terminal would give it. */
export class Watching {
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly closed: Promise<unknown[]>;
  private printed = '';

  constructor(folder: string, ...args: readonly string[]) {
    const env = { ...process.env, FORCE_COLOR: '0' };
    this.child = spawn(process.execPath, [command, 'synth', '--watch', ...args], { cwd: folder, env, detached: true });
    this.closed = once(this.child, 'close');
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.printed += text;
      });
    }
  }

  /** Waits until it has printed this, and gives what it printed up to there since the last time. */
  async until(pattern: RegExp): Promise<string> {
    for (const deadline = Date.now() + 15_000; Date.now() < deadline; ) {
      const match = pattern.exec(this.printed);
      if (match) {
        const end = match.index + match[0].length;
        const text = this.printed.slice(0, end);
        this.printed = this.printed.slice(end);
        return text;
      }
      await new Promise(resolve => setTimeout(resolve, 5));
    }
    throw new Error(`${pattern} was not printed, but: ${this.printed}`);
  }

  /** Everything it prints in this many milliseconds. */
  async during(milliseconds: number): Promise<string> {
    await new Promise(resolve => setTimeout(resolve, milliseconds));
    const text = this.printed;
    this.printed = '';
    return text;
  }

  /** Presses Ctrl-C, which every process of the group gets, and gives the exit code. */
  async interrupt(): Promise<unknown> {
    process.kill(-this.child.pid!, 'SIGINT');
    return (await this.closed)[0];
  }

  kill(): void {
    if (this.child.exitCode === null && this.child.signalCode === null) process.kill(-this.child.pid!, 'SIGKILL');
  }
}
