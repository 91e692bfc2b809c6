import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './measure.js';

/** Milliseconds from saving a source of the committed systems' fleet to the end of the run, in a warm `synth --watch`. */
export async function measureWatch(root: string, rounds: number): Promise<number> {
  const project = mkdtempSync(join(tmpdir(), 'plainsail-bench-'));
  const save = (edit: number) =>
    writeFileSync(
      join(project, 'fleet.ts'),
      `export { fleet } from ${JSON.stringify(join(root, 'src', 'main.ts'))};\nexport const edit = ${edit};\n`,
    );
  writeFileSync(join(project, 'package.json'), '{ "type": "module", "plainsail": { "fleet": "fleet.ts" } }');
  save(0);
  const command = [join(root, 'bin', 'plainsail.js'), 'synth', '--watch'];
  const child = spawn(process.execPath, command, { cwd: project, stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const printed = child.stdout.setEncoding('utf8')[Symbol.asyncIterator]();
    const until = async (text: RegExp) => {
      for (let seen = ''; !text.test(seen); ) {
        const { done, value } = await printed.next();
        if (done) throw new Error(`synth --watch ended: ${seen}`);
        seen += value;
      }
    };
    await until(/Ctrl-C ends/);
    const times: number[] = [];
    for (let edit = 1; edit <= 2 * rounds; edit++) {
      const started = performance.now();
      save(edit);
      await until(/ms\)/);
      times.push(performance.now() - started);
    }
    return median(times.slice(rounds)); // The first half warms up.
  } finally {
    const closed = once(child, 'close');
    child.kill();
    await closed;
    rmSync(project, { recursive: true, force: true });
  }
}
