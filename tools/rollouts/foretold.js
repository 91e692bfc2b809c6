import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const plainsail = fileURLToPath(new URL('../../bin/plainsail.js', import.meta.url));

/**
 * @typedef {object} Foretold
 * @property {boolean} refused
 * @property {boolean} rolls
 * @property {number} [pods] that are replaced
 * @property {number} [leastReady]
 */

/**
 * What `plainsail diff` says of each change.
 * @param {import('./changes.js').RandomChange[]} changes
 * @returns {Promise<Foretold[]>}
 */
export async function foretold(changes, kubernetes) {
  const home = mkdtempSync(join(tmpdir(), 'plainsail-rollouts-'));
  try {
    for (const side of ['before', 'after']) {
      mkdirSync(join(home, side));
      for (const change of changes)
        writeFileSync(join(home, side, `${change.name}.yaml`), JSON.stringify(change[side]));
    }
    const args = [
      'diff',
      '--from',
      './before',
      '--to',
      './after',
      '--format',
      'json',
      '--kubernetes-version',
      kubernetes,
    ];
    const { consequences } = JSON.parse(await output(args, home));
    return changes.map(({ name }) => {
      const own = consequences.filter(({ object }) => object.name === name);
      const { rollout } = own.find(({ rollout }) => rollout !== undefined) ?? {};
      return {
        refused: own.some(({ section }) => section === 'refused'),
        rolls: rollout !== undefined,
        pods: rollout?.pods?.max,
        leastReady: rollout?.leastReady,
      };
    });
  } finally {
    rmSync(home, { recursive: true });
  }
}

async function output(args, cwd) {
  const child = spawn(process.execPath, [plainsail, ...args], { cwd, stdio: ['ignore', 'pipe', 'ignore'] });
  const chunks = [];
  for await (const chunk of child.stdout) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
