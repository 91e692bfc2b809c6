import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Renders the fleet of shops.ts.
 * @param {string} home where the project is made
 * @param {string[]} environments only these
 * @returns {string} the rendered tree
 */
export function renderedShops(home, environments) {
  mkdirSync(join(home, 'node_modules'), { recursive: true });
  symlinkSync(root, join(home, 'node_modules/plainsail'));
  for (const name of ['constructs', 'cdk8s'])
    symlinkSync(join(root, 'node_modules', name), join(home, 'node_modules', name));
  copyFileSync(join(root, 'tools/gitops/shops.ts'), join(home, 'shops.ts'));
  writeFileSync(join(home, 'package.json'), JSON.stringify({ type: 'module', plainsail: { fleet: 'shops.ts' } }));
  for (const environment of environments) {
    const args = [join(root, 'bin/plainsail.js'), 'synth', '--environment', environment];
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: home, encoding: 'utf8' });
    if (status !== 0) throw new Error(`plainsail synth exits ${status}: ${stderr}`);
  }
  return join(home, 'dist');
}
