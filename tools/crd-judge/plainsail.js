import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL('../../bin/plainsail.js', import.meta.url));

/**
 * What `check` finds in the schema of objects, as a user would ask it.
 * @param {readonly object[]} objects
 * @param {readonly object[]} [definitions] passed by --crds; by default the bundled tables judge
 */
export function findingsOf(objects, definitions) {
  const folder = mkdtempSync(join(tmpdir(), 'plainsail-crd-judge-'));
  try {
    const named = objects.map((object, i) => ({ ...object, metadata: { name: `o${i}`, namespace: 'x' } }));
    const crds = definitions ? ['--crds', written(folder, 'crds.yaml', definitions)] : [];
    const args = [
      'check',
      written(folder, 'objects.yaml', named),
      '--only',
      'schema-valid',
      'custom-rules-kept',
      '--format',
      'json',
      ...crds,
    ];
    const run = spawnSync(process.execPath, [command, ...args], { encoding: 'utf8', maxBuffer: 2 ** 30 });
    if (!run.stdout) throw new Error(`plainsail check: ${run.stderr}`);
    const found = new Map(objects.map(object => [object, []]));
    for (const { object, ...finding } of JSON.parse(run.stdout).findings) {
      found.get(objects[Number(object.name.slice(1))]).push(finding);
    }
    return object => found.get(object);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function written(folder, name, objects) {
  const file = join(folder, name);
  writeFileSync(file, objects.map(object => JSON.stringify(object)).join('\n---\n'));
  return file;
}
