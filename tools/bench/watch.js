import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { median } from './processes.js';

/**
 * The median, in milliseconds, from saving an edit to the end of the run of `synth --watch`: of so many edits, after as many
 * that warm it up.
 * @param {(edit: number) => void} save
 */
export async function watchedEdit(program, cwd, save, rounds) {
  save(0);
  const child = spawn(process.execPath, [program, 'synth', '--watch'], { cwd, stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const printed = child.stdout.setEncoding('utf8')[Symbol.asyncIterator]();
    const until = async text => {
      for (let seen = ''; !text.test(seen); ) {
        const { done, value } = await printed.next();
        if (done) throw new Error(`synth --watch ended: ${seen}`);
        seen += value;
      }
    };
    await until(/Ctrl-C ends/);
    const times = [];
    for (let edit = 1; edit <= 2 * rounds; edit++) {
      const started = performance.now();
      save(edit);
      await until(/ [1-9]\d* changed, 0 removed.*ms\)/);
      times.push(performance.now() - started);
    }
    return median(times.slice(rounds));
  } finally {
    const closed = once(child, 'close');
    child.kill();
    await closed;
  }
}

/** A project with the committed fleet and one system in another module, which an edit changes in every environment. */
export function writeEdited(root, project) {
  const main = JSON.stringify(join(root, 'src', 'main.ts'));
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), '{ "type": "module", "plainsail": { "fleet": "fleet.ts" } }');
  writeFileSync(
    join(project, 'fleet.ts'),
    `import { Fleet } from 'plainsail';
import { fleet as committed } from ${main};
import { Edited } from './edited.js';
const { environments, systems, prices } = committed;
export const fleet = new Fleet({ environments, systems: { ...systems, codeai: Edited }, ...(prices && { prices }) });
`,
  );
  return edit =>
    writeFileSync(
      join(project, 'edited.ts'),
      `import { PlainObject } from 'plainsail';
import { fleet } from ${main};
export class Edited extends fleet.systems.codeai {
  constructor(scope, props) {
    super(scope, props);
    const metadata = { name: 'edited' };
    new PlainObject(this, 'edited', { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { edit: 'number ${edit}' } });
  }
}
`,
    );
}
