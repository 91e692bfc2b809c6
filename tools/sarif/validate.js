/**
 * Has SARIF Multitool judge reports of `plainsail check --format sarif`: `npm run sarif`.
 * Exit 1: it finds fault with one, or does not see the fault of the report that is broken on purpose.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { manifests } from './manifests.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const plainsail = join(root, 'bin', 'plainsail.js');
const multitool = fileURLToPath(
  new URL('node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool', import.meta.url),
);
const folder = mkdtempSync(join(tmpdir(), 'plainsail-sarif-'));

/** What is reported on: the arguments of `check`, where it runs, and what it must have found. */
const reports = {
  declared: { cwd: root, args: ['--profile', 'strict'], levels: ['warning'] },
  dist: { cwd: root, args: ['dist', '--profile', 'strict'], levels: ['warning'], files: true },
  everything: { args: ['faults'], levels: ['error', 'warning'], files: true, waived: true },
  absolute: { args: [join(folder, 'faults')], levels: ['error', 'warning'], files: true },
  outside: { cwd: join(folder, 'clean'), args: ['../faults'], levels: ['error', 'warning'], files: true },
  removed: { args: ['clean', '--from', 'faults'], levels: ['error'] },
  nowhere: { args: ['empty'], levels: ['warning'] },
  clean: { args: ['clean'], levels: [] },
};

const wrong = [];
try {
  for (const [path, text] of Object.entries(manifests)) writeFile(path, text);
  mkdirSync(join(folder, 'empty'));
  chmodSync(multitool, 0o755);
  for (const [name, report] of Object.entries(reports)) judge(name, report);
  const [broken] = faultsOf('broken', JSON.stringify({ version: '2.1.0', runs: [{ tool: {}, results: [] }] }));
  if (broken === undefined) wrong.push('broken: the validator sees nothing wrong with a tool without a driver');
} finally {
  rmSync(folder, { recursive: true });
}
for (const line of wrong) process.stdout.write(`${line}\n`);
process.stdout.write(`${Object.keys(reports).length} reports validated: ${wrong.length} wrong\n`);
process.exitCode = wrong.length > 0 ? 1 : 0;

function judge(name, { cwd = folder, args, levels, files = false, waived = false }) {
  const { stdout, stderr } = run(process.execPath, [plainsail, 'check', ...args, '--format', 'sarif'], cwd);
  if (stderr !== '') wrong.push(`${name}: ${stderr.trim()}`);
  const results = JSON.parse(stdout).runs[0].results;
  const found = [...new Set(results.map(({ level }) => level))].sort();
  if (found.join() !== levels.join()) wrong.push(`${name}: levels ${found}, expected ${levels}`);
  if (files && !results.some(({ locations }) => locations?.[0].physicalLocation)) wrong.push(`${name}: no file`);
  if (waived && !results.some(({ suppressions }) => suppressions)) wrong.push(`${name}: nothing waived`);
  wrong.push(...faultsOf(name, stdout));
}

/** What the validator says of a report, line by line. */
function faultsOf(name, text) {
  const report = writeFile(`reports/${name}.sarif`, text);
  const args = ['validate', report, '--output', `${report}.out`, '--log', 'ForceOverwrite'];
  const { status, stdout, stderr } = run(multitool, args, folder);
  if (status !== 0) throw new Error(`the validator fails: ${stdout}${stderr}`);
  const isRemark = line =>
    / (error|warning) [A-Z]+\d+: /.test(line) && !line.includes("does not provide 'informationUri'");
  return stdout.split('\n').filter(isRemark);
}

function writeFile(path, text) {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** The validator's messages need no data of languages. */
function run(program, args, cwd) {
  const env = { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' };
  const done = spawnSync(program, args, { cwd, env, encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (done.error) throw done.error;
  return done;
}
