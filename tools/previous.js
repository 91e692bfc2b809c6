import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

// `node tools/previous.js <plainsail.tgz> [<previous.tgz>]`: projects that state a date of defaults render the same bytes
// with this package and with that of the previous tag, which is packed here unless it is given. Exit code 77: there is no
// tag yet.
const root = fileURLToPath(new URL('..', import.meta.url));
const [now, given] = process.argv.slice(2, 4).map(path => resolve(path));
const work = mkdtempSync(join(tmpdir(), 'plainsail-previous-'));
const run = (cwd, command, ...args) =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 28 });

/** The newest tag below this commit; undefined without one. */
function previousTag() {
  try {
    return run(root, 'git', 'describe', '--tags', '--abbrev=0', 'HEAD^').trim();
  } catch {
    return undefined;
  }
}

function packed(tag) {
  const folder = join(work, 'previous');
  mkdirSync(folder);
  run(root, 'git', 'archive', '--output', join(work, 'previous.tar'), tag);
  run(folder, 'tar', '-xf', join(work, 'previous.tar'));
  run(folder, 'npm', 'ci', '--no-audit', '--no-fund', '--silent');
  const [{ filename }] = JSON.parse(run(folder, 'npm', 'pack', '--json'));
  return join(folder, filename);
}

/** A folder in which a package is installed. */
function installed(name, tarball) {
  const folder = join(work, name);
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const peers = ['cdk8s', 'constructs'].map(peer => `${peer}@${devDependencies[peer]}`);
  run(folder, 'npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', '--silent', tarball, ...peers);
  return folder;
}

const plainsail = (folder, cwd) =>
  run(cwd, process.execPath, join(folder, 'node_modules', 'plainsail', 'bin', 'plainsail.js'), 'synth');

/** The declaration of the README, and the project that `init` makes. */
function projectsIn(folder) {
  const readme = /```ts\n(.*?)```/s.exec(readFileSync(join(root, 'README.md'), 'utf8'))[1];
  mkdirSync(join(folder, 'readme', 'src'), { recursive: true });
  writeFileSync(join(folder, 'readme', 'src', 'main.ts'), readme);
  mkdirSync(join(folder, 'init'));
  const bin = join(folder, 'node_modules', 'plainsail', 'bin', 'plainsail.js');
  run(join(folder, 'init'), process.execPath, bin, 'init', '--yes');
  return ['readme', 'init'];
}

function bytesOf(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  return new Map(
    files
      .map(({ parentPath, name }) => join(parentPath, name))
      .map(path => [relative(folder, path), readFileSync(path)]),
  );
}

try {
  const tag = given ? undefined : previousTag();
  if (!given && !tag) {
    console.log('skipped: there is no tag yet, so no earlier package promises any bytes');
    process.exitCode = 77;
  } else compare(given ?? packed(tag), datesAt(tag));
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** The dates that the previous package knows. */
function datesAt(tag) {
  const path = 'test/defaults/released-sets.json';
  const record = tag ? run(root, 'git', 'show', `${tag}:${path}`) : readFileSync(join(root, path), 'utf8');
  return Object.keys(JSON.parse(record));
}

function compare(previous, dates) {
  const [before, after] = [installed('before', previous), installed('after', now)];
  const projects = projectsIn(after);
  for (const project of projects) cpSync(join(after, project), join(before, project), { recursive: true });
  const differing = projects.flatMap(project => dates.flatMap(date => differences(project, date, before, after)));
  for (const line of differing) console.log(line);
  console.log(`${projects.length} projects, ${dates.length} dates: ${differing.length} files differ`);
  process.exitCode = differing.length > 0 ? 1 : 0;
}

function differences(project, date, ...folders) {
  const [before, after] = folders.map(folder => {
    const cwd = join(folder, project);
    const manifest = { type: 'module', plainsail: { fleet: 'src/main.ts', defaults: date } };
    writeFileSync(join(cwd, 'package.json'), JSON.stringify(manifest));
    rmSync(join(cwd, 'dist'), { recursive: true, force: true });
    plainsail(folder, cwd);
    return bytesOf(join(cwd, 'dist'));
  });
  if (after.size === 0) throw new Error(`${project} renders nothing`);
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter(path => !before.get(path)?.equals(after.get(path) ?? Buffer.alloc(0)))
    .map(path => `${project}, ${date}: ${path} differs`);
}
