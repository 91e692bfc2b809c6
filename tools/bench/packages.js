import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cached } from '../api-server/cache.js';
import { Unavailable } from '../api-server/unavailable.js';

/** The commit that ratios "to the baseline" are to. */
export const baseline = '33e6335';

const run = (cwd, command, ...args) =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1 << 28 });

/** Installs the package of a checkout into a folder, as npm would; dependencies are those of the checkout. */
export function installed(checkout, folder) {
  const modules = join(folder, 'node_modules');
  const own = join(modules, 'plainsail');
  mkdirSync(own, { recursive: true });
  const [{ filename }] = JSON.parse(
    run(checkout, 'npm', 'pack', '--json', '--ignore-scripts', '--pack-destination', folder),
  );
  run(folder, 'tar', '-xzf', filename, '-C', own, '--strip-components', '1');
  rmSync(join(folder, filename));
  for (const name of readdirSync(join(checkout, 'node_modules')))
    if (!name.startsWith('.') && name !== 'plainsail')
      symlinkSync(join(checkout, 'node_modules', name), join(modules, name));
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  return folder;
}

/** A checkout of the baseline, with its dependencies and built: once, in the cache. @throws Unavailable in a shallow clone */
export function formerCheckout(root) {
  return cached(
    join('bench', baseline),
    folder => {
      try {
        run(root, 'git', 'archive', '--output', join(folder, 'sources.tar'), baseline);
      } catch {
        throw new Unavailable(`this clone does not have the commit ${baseline}`);
      }
      run(folder, 'tar', '-xf', 'sources.tar');
      rmSync(join(folder, 'sources.tar'));
      run(folder, 'npm', 'ci', '--no-audit', '--no-fund', '--silent');
      run(folder, 'npm', 'run', 'build', '--silent');
    },
    { lock: 'bench' },
  );
}

/** A copy of the files of a checkout, where a run may write; its modules are linked. */
export function copied(checkout, folder) {
  const isTracked = name => !['node_modules', '.git'].includes(name);
  for (const name of readdirSync(checkout).filter(isTracked))
    cpSync(join(checkout, name), join(folder, name), { recursive: true, preserveTimestamps: true });
  mkdirSync(join(folder, 'node_modules'));
  for (const name of readdirSync(join(checkout, 'node_modules')).filter(name => name !== '.cache'))
    symlinkSync(join(checkout, 'node_modules', name), join(folder, 'node_modules', name));
  return folder;
}

/** A folder that is removed when the process ends, and not before: files that are deleted make the next ones slow on ext4. */
export function workFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'plainsail-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
