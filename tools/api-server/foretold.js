import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { nameOf } from './manifests.js';

const plainsail = fileURLToPath(new URL('../../bin/plainsail.js', import.meta.url));

/**
 * The objects of a folder that `plainsail check` has errors for, before a server of that version.
 * @returns {Set<string>} names as of nameOf
 */
export function foretoldRefusals(folder, kubernetes) {
  const args = [plainsail, 'check', folder, '--format', 'json', '--kubernetes-version', kubernetes];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (!stdout) throw new Error(`plainsail check: ${stderr}`);
  const errors = JSON.parse(stdout).findings.filter(({ severity }) => severity === 'error');
  return new Set(errors.map(({ object: { kind, ...metadata } }) => nameOf({ kind, metadata })));
}
