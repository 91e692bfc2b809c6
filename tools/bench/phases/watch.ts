import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './measure.js';

/** The committed fleet with one system in another module, which an edit changes in every environment. */
const fleet = (main: string) => `import { Fleet } from 'plainsail';
import { fleet as committed } from ${JSON.stringify(main)};
import { Edited } from './edited.js';
const { environments, systems, prices } = committed;
export const fleet = new Fleet({ environments, systems: { ...systems, codeai: Edited }, ...(prices && { prices }) });
`;
const edited = (main: string, edit: number) => `import { PlainObject } from 'plainsail';
import { fleet } from ${JSON.stringify(main)};
export class Edited extends fleet.systems.codeai {
  constructor(scope, props) {
    super(scope, props);
    const metadata = { name: 'edited' };
    new PlainObject(this, 'edited', { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { edit: 'number ${edit}' } });
  }
}
`;

/** The median, in milliseconds, from saving an edit of one of the committed systems to the end of the run: of so many edits, after as many that warm `synth --watch` up. */
export async function measureWatch(root: string, rounds: number): Promise<number> {
  const project = mkdtempSync(join(tmpdir(), 'plainsail-bench-'));
  const main = join(root, 'src', 'main.ts');
  const save = (edit: number) => writeFileSync(join(project, 'edited.ts'), edited(main, edit));
  writeFileSync(join(project, 'package.json'), '{ "type": "module", "plainsail": { "fleet": "fleet.ts" } }');
  writeFileSync(join(project, 'fleet.ts'), fleet(main));
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
      await until(/ 3 changed, 0 removed.*ms\)/);
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
