import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtProgram } from '../api-server/built.js';
import { build } from '../api-server/go.js';

const names = ['go.mod', 'go.sum', 'main.go'];
const files = Object.fromEntries(names.map(name => [name, readFileSync(new URL(name, import.meta.url), 'utf8')]));

/**
 * Builds the judge, or takes it from the cache.
 * @param {readonly object[]} definitions
 * @param {number} within seconds that building may take
 * @throws {Unavailable}
 * @returns {Promise<(objects: readonly object[]) => readonly { path: string, message: string, by: string }[][]>}
 */
export async function judgeWith(definitions, within) {
  const version = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 12);
  const folder = await builtProgram({ name: 'crd-judge', version, expected: 600, within }, (out, left) =>
    build({ files, packages: ['.'], out: `${out}/crd-judge`, within: left }),
  );
  return objects => judged(join(folder, 'crd-judge'), definitions, objects);
}

function judged(program, definitions, objects) {
  const folder = mkdtempSync(join(tmpdir(), 'plainsail-crd-judge-'));
  try {
    const file = join(folder, 'crds.yaml');
    writeFileSync(file, definitions.map(definition => JSON.stringify(definition)).join('\n---\n'));
    const input = objects.map(object => `${JSON.stringify(object)}\n`).join('');
    const run = spawnSync(program, [file], { input, encoding: 'utf8', maxBuffer: 2 ** 30 });
    if (run.status !== 0) throw new Error(`crd-judge: ${run.stderr}`);
    return run.stdout
      .split('\n')
      .filter(Boolean)
      .map(line => JSON.parse(line));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
