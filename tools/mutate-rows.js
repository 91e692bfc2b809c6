#!/usr/bin/env node
/**
 * Plants random faults into `src/systems`, one after another, and asks the tests of the system that is hit:
 * `npm run mutate-rows -- --seed N [--count 100] [--system NAME]`. Prints the seed, and each fault that no test notices.
 * Exit 1: more than one in twenty survives. What renders the same bytes as before is no fault, and another is planted.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { mutationsIn } from './mutate-rows/operators.js';
import { randomFrom } from './verdict/random.js';

const { values } = parseArgs({
  options: { seed: { type: 'string' }, count: { type: 'string', default: '100' }, system: { type: 'string' } },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const count = Number(values.count);
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'mutate-rows-'));
const survivors = [];
let caught = 0;
let same = 0;
process.stdout.write(`seed ${seed}\n`);
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
process.on('SIGINT', () => process.exit(130));

copy();
const random = randomFrom(seed);
const files = readdirSync(join(folder, 'src/systems'), { recursive: true })
  .filter(file => file.endsWith('.ts') && (values.system === undefined || file.startsWith(`${values.system}/`)))
  .sort();
const sites = files.flatMap(file => {
  const path = join('src/systems', file);
  return mutationsIn(path, readFileSync(join(folder, path), 'utf8'));
});
const operators = [...new Set(sites.map(({ operator }) => operator))].sort();
const untouched = render();
while (caught + survivors.length < count && sites.length > 0) {
  // Each operator has the same chance, however many places it has.
  const operator = random.pick(operators);
  const possible = sites.filter(site => site.operator === operator);
  if (possible.length === 0) continue;
  const site = random.pick(possible);
  sites.splice(sites.indexOf(site), 1);
  play(site);
}
const share = survivors.length / Math.max(1, caught + survivors.length);
process.stdout.write(
  `\nseed ${seed}: ${caught + survivors.length} faults, ${caught} noticed, ${survivors.length} not (${(share * 100).toFixed(1)} %); ${same} that change nothing were left out\n`,
);
for (const each of survivors) process.stdout.write(`survives: ${each}\n`);
process.exitCode = share > 0.05 ? 1 : 0;

function play({ path, operator, from, to, text, says }) {
  const file = join(folder, path);
  const source = readFileSync(file, 'utf8');
  writeFileSync(file, source.slice(0, from) + text + source.slice(to));
  const line = source.slice(0, from).split('\n').length;
  const title = `${operator} at ${path}:${line}: ${says}`;
  const rendered = render();
  if (rendered === untouched) {
    same += 1;
    writeFileSync(file, source);
    return;
  }
  const isNoticed = rendered === undefined || !passes(path);
  if (isNoticed) caught += 1;
  else survivors.push(title);
  process.stdout.write(`${isNoticed ? 'noticed ' : 'SURVIVES'} ${title}\n`);
  writeFileSync(file, source);
}

/** Everything that is rendered and said in pages; undefined where it is refused. */
function render() {
  const { status, stdout } = run('node', ['tools/mutate-rows/render.js']);
  return status === 0 ? stdout : undefined;
}

/** The tests of the system that is hit, the quick ones first; of all systems where the file belongs to none. */
function passes(path) {
  const [, , system, ...rest] = path.split('/');
  const own = rest.length > 0;
  const quick = run('npx', ['jest', '--maxWorkers=2', 'test/systems/tables'], own ? { TABLES_OF: system } : {});
  if (quick.status !== 0) return false;
  const slow = ['release-gate', 'supervisor', 'smoke', 'tables'];
  const ignored = slow.flatMap(each => ['--testPathIgnorePatterns', each]);
  return (
    run('npx', ['jest', '--maxWorkers=2', ...ignored, '--', own ? `test/systems/${system}/` : 'test/systems/'])
      .status === 0
  );
}

function run(program, args, env = {}) {
  return spawnSync(program, args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: { ...process.env, ...env },
  });
}

/** A copy to work in, so that nothing of the project changes, whatever ends the run. */
function copy() {
  for (const each of readdirSync(root))
    if (!['node_modules', '.git', 'lib'].includes(each))
      cpSync(join(root, each), join(folder, each), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
}
