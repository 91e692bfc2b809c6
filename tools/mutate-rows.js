#!/usr/bin/env node
/**
 * Plants random faults into `src/systems`, one after another, and asks the tests of the system that is hit:
 * `npm run mutate-rows -- --seed N [--count 100] [--system NAME]`. Prints the seed, and each fault that no test notices.
 * Exit 1: more than one in twenty survives. What renders the same bytes as before is not a fault, and another is planted.
 */
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { judgeIn } from './mutate-rows/judge.js';
import { mutationsIn } from './mutate-rows/operators.js';
import { randomFrom } from './verdict/random.js';

const { values } = parseArgs({
  options: { seed: { type: 'string' }, count: { type: 'string', default: '100' }, system: { type: 'string' } },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const count = Number(values.count);
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'mutate-rows-')));
const survivors = [];
const noticed = { refused: 0, tables: 0, suites: 0 };
let same = 0;
process.stdout.write(`seed ${seed}\n`);
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
process.on('SIGINT', () => process.exit(130));

copy();
const judge = await judgeIn(folder);
const random = randomFrom(seed);
const files = readdirSync(join(folder, 'src/systems'), { recursive: true })
  .filter(file => file.endsWith('.ts') && (values.system === undefined || file.startsWith(`${values.system}/`)))
  .sort();
const sites = files.flatMap(file => {
  const path = join('src/systems', file);
  return mutationsIn(path, readFileSync(join(folder, path), 'utf8'));
});
const operators = [...new Set(sites.map(({ operator }) => operator))].sort();
const planted = () => noticed.refused + noticed.tables + noticed.suites + survivors.length;
while (planted() < count && sites.length > 0) {
  // Each operator has the same chance, however many places it has.
  const operator = random.pick(operators);
  const possible = sites.filter(site => site.operator === operator);
  if (possible.length === 0) continue;
  const site = random.pick(possible);
  sites.splice(sites.indexOf(site), 1);
  await play(site);
}
const share = survivors.length / Math.max(1, planted());
process.stdout.write(
  `\nseed ${seed}: ${planted()} faults: ${noticed.refused} refused, ${noticed.tables} noticed by the tables, ${noticed.suites} by the suites, ` +
    `${survivors.length} by nobody (${(share * 100).toFixed(1)} %); ${same} that change nothing were left out\n`,
);
for (const each of survivors) process.stdout.write(`survives: ${each}\n`);
process.exitCode = share > 0.05 ? 1 : 0;

async function play({ path, operator, from, to, text, says }) {
  const file = join(folder, path);
  const source = readFileSync(file, 'utf8');
  const line = source.slice(0, from).split('\n').length;
  const title = `${operator} at ${path}:${line}: ${says}`;
  writeFileSync(file, source.slice(0, from) + text + source.slice(to));
  const by = await judge.notices(path);
  writeFileSync(file, source);
  if (by === 'same') same += 1;
  else if (by === undefined) survivors.push(title);
  else noticed[by] += 1;
  if (by !== 'same') process.stdout.write(`${(by ?? 'SURVIVES').padEnd(8)} ${title}\n`);
}

/** A copy to work in, so that nothing of the project changes, whatever ends the run. */
function copy() {
  for (const each of readdirSync(root))
    if (!['node_modules', '.git', 'lib'].includes(each))
      cpSync(join(root, each), join(folder, each), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
}
