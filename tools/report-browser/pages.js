import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generated, hostile } from './generated.js';

/** Where the files of one of the pages are browsed. */
export const browsed = 'https://git.example.com/shop/blob/main';

const root = fileURLToPath(new URL('../..', import.meta.url));
const plainsail = join(root, 'bin', 'plainsail.js');

const report = (cwd, ...args) =>
  execFileSync(process.execPath, [plainsail, 'report', ...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** The pages that are looked at, in a folder: each with its path and what is in it. */
export function writePages(folder) {
  const place = name => join(folder, name);
  olderDist(place('before'));
  report(root, '--from', place('before'), '-o', place('fleet.html'));
  write(place('large/all.yaml'), generated(500));
  report(folder, 'large', '-o', place('large.html'));
  write(place('small/all.yaml'), generated(5));
  report(folder, 'small', '--base', browsed, '-o', place('small.html'));
  write(place('hostile/all.yaml'), hostile());
  write(place('harmless/all.yaml'), generated(1));
  report(folder, 'hostile', '--from', 'harmless', '-o', place('hostile.html'));
  return Object.fromEntries(['fleet', 'large', 'small', 'hostile'].map(name => [name, place(`${name}.html`)]));
}

function write(path, text) {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
}

/** What the clusters might have had: another version, fewer replicas, and neither a worker nor the policy of a store. */
function olderDist(folder) {
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(root, 'dist'), folder, { recursive: true });
  for (const name of readdirSync(folder, { recursive: true })) {
    const path = join(folder, name);
    if (!name.endsWith('.yaml') || statSync(path).isDirectory()) continue;
    if (/(deployment-codeai-worker|networkpolicy-codeai-worker)\.yaml$/.test(name)) rmSync(path);
    else {
      const text = readFileSync(path, 'utf8');
      const older = text
        .replace(/(image: ghcr\.io\/\S+?):1\.0\.0/g, '$1:0.9.0')
        .replace(/maxReplicas: 20/, 'maxReplicas: 10');
      if (older !== text) writeFileSync(path, older);
    }
  }
}
