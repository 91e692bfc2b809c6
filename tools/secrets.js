#!/usr/bin/env node
/**
 * How many planted secrets `check` finds, and of how many innocent texts it says that they are secrets:
 * `node tools/secrets.js FOLDER [--seeds N]`, where FOLDER holds `secrets/make.py`, which writes planted.yaml and
 * innocent.yaml, one text an object, and the names of their formats. Exit 1: too few, or too many; 2: no such program.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const command = fileURLToPath(new URL('../bin/plainsail.js', import.meta.url));
const fewestFound = 0.97;
const mostAccused = 0.01;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { seeds: { type: 'string', default: '5' } },
});
const program = ['make.py', 'secrets/make.py'].map(path => resolve(positionals[0] ?? '.', path)).find(existsSync);
if (!program) {
  process.stderr.write('nothing to compare: name a folder with secrets/make.py\n');
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'plainsail-secrets-'));
try {
  for (let seed = 1; seed <= Number(values.seeds); seed++) judge(seed);
} finally {
  rmSync(folder, { recursive: true });
}

function judge(seed) {
  const made = spawnSync('python3', [program, folder, String(seed)], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`${program}: ${made.error?.message ?? made.stderr}`);
  const planted = formatsIn('planted');
  const innocent = formatsIn('innocent');
  const missed = planted.filter(({ reported }) => !reported);
  const accused = innocent.filter(({ reported }) => reported);
  const holds = missed.length <= planted.length * (1 - fewestFound) && accused.length <= innocent.length * mostAccused;
  if (!holds) process.exitCode = 1;
  process.stdout.write(
    `seed ${seed}: ${planted.length - missed.length} of ${planted.length} planted found (${percent(1 - missed.length / planted.length)}), ` +
      `${accused.length} of ${innocent.length} innocent accused (${percent(accused.length / innocent.length)})${namesOf(missed, 'missed')}${namesOf(accused, 'accused')}\n`,
  );
}

/** The formats of one file in the order of its objects, and whether an error says that the object holds a secret. */
function formatsIn(name) {
  const run = spawnSync(
    process.execPath,
    [command, 'check', join(folder, `${name}.yaml`), '--only', 'no-secret-values', '--format', 'json'],
    { encoding: 'utf8', maxBuffer: 2 ** 28 },
  );
  if (run.status !== 0 && run.status !== 1) throw new Error(run.stderr);
  const { findings } = JSON.parse(run.stdout);
  const reported = new Set(findings.filter(({ severity }) => severity === 'error').map(({ object }) => object?.name));
  const documents = readFileSync(join(folder, `${name}.yaml`), 'utf8')
    .split('\n---\n')
    .map(text => JSON.parse(text));
  const formats = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
  return documents.map(({ metadata }, i) => ({ format: formats[i], reported: reported.has(metadata.name) }));
}

function namesOf(formats, what) {
  return formats.length === 0 ? '' : `; ${what}: ${[...new Set(formats.map(({ format }) => format))].join(', ')}`;
}

function percent(share) {
  return `${(share * 100).toFixed(1)} %`;
}
