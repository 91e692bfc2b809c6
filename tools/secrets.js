#!/usr/bin/env node
/**
 * How many planted secrets `check` finds, and of how many innocent texts it says that they are secrets:
 * `node tools/secrets.js [FOLDER…] [--seeds N]`. The formats are those of tools/secrets; a FOLDER adds those of its
 * `secrets/make.py`, which writes planted.yaml and innocent.yaml, one text an object, and the names of their formats.
 * `node tools/secrets.js --gitleaks` takes the examples of gitleaks' rules instead, by gitleaks' own verdict.
 * Exit 1: too few, or too many; 2: no such program; 77: gitleaks could not be had.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { exitWith } from './api-server/unavailable.js';
import { Random } from './fuzz/random.js';
import { examplesOfGitleaks } from './secrets/gitleaks.js';
import { innocent } from './secrets/innocent.js';
import { planted } from './secrets/planted.js';

const command = fileURLToPath(new URL('../bin/plainsail.js', import.meta.url));
const fewestFound = 0.97;
const mostAccused = 0.01;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    seeds: { type: 'string', default: '5' },
    gitleaks: { type: 'boolean', default: false },
    /** Seconds that building gitleaks may take. */
    'build-within': { type: 'string', default: '3600' },
  },
});
const programs = positionals.map(programIn);
const folder = mkdtempSync(join(tmpdir(), 'plainsail-secrets-'));
try {
  if (values.gitleaks) {
    await exitWith(async () => judgeExamples(await examplesOfGitleaks(Number(values['build-within']))));
  } else {
    for (let seed = 1; seed <= Number(values.seeds); seed++) {
      judge(`seed ${seed}`, { planted: drawn(planted, seed), innocent: drawn(innocent, seed) });
      for (const program of programs) judge(`${program}, seed ${seed}`, madeBy(program, seed));
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}

function programIn(path) {
  const program = ['make.py', 'secrets/make.py'].map(name => resolve(path, name)).find(existsSync);
  if (program) return program;
  process.stderr.write(`nothing to compare in ${path}: name a folder with secrets/make.py\n`);
  process.exit(2);
}

/** One object of each format. */
function drawn(formats, seed) {
  const random = new Random(seed);
  return Object.entries(formats).map(([format, make], i) => {
    const object = make(random);
    return { format, object: { ...object, metadata: { ...object.metadata, name: `x${i}` } } };
  });
}

function madeBy(program, seed) {
  const made = spawnSync('python3', [program, folder, String(seed)], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`${program}: ${made.error?.message ?? made.stderr}`);
  const read = name => readFileSync(join(folder, name), 'utf8');
  const objects = name => {
    const formats = JSON.parse(read(`${name}.json`));
    const texts = read(`${name}.yaml`).split('\n---\n');
    return texts.map((text, i) => ({ format: formats[i], object: JSON.parse(text) }));
  };
  return { planted: objects('planted'), innocent: objects('innocent') };
}

/** Those that gitleaks means otherwise are named with their reasons, and not counted. */
function judgeExamples(examples) {
  const objects = examples.map(({ rule, text, ...verdict }, i) => ({
    ...verdict,
    format: rule,
    object: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `x${i}` }, data: { text } },
  }));
  const counted = objects.filter(({ meant }) => meant === undefined);
  const differing = new Map(objects.filter(({ meant }) => meant).map(({ format, meant }) => [format, meant]));
  for (const [rule, reason] of differing) process.stdout.write(`  meant to differ: ${rule}: ${reason}\n`);
  return judge('examples of gitleaks', {
    planted: counted.filter(({ secret }) => secret),
    innocent: counted.filter(({ secret }) => !secret),
  });
}

function judge(name, { planted, innocent }) {
  const [found, accused] = [accusedOf(planted), accusedOf(innocent)];
  const missed = planted.filter(one => !found.includes(one));
  const holds = missed.length <= planted.length * (1 - fewestFound) && accused.length <= innocent.length * mostAccused;
  if (!holds) process.exitCode = 1;
  process.stdout.write(
    `${name}: ${found.length} of ${planted.length} planted found (${percent(found.length / planted.length)}), ` +
      `${accused.length} of ${innocent.length} innocent accused (${percent(accused.length / innocent.length)})${namesOf(missed, 'missed')}${namesOf(accused, 'accused')}\n`,
  );
  return holds;
}

/** Those of which an error says that they hold a secret. */
function accusedOf(made) {
  const file = join(folder, 'judged.yaml');
  writeFileSync(file, made.map(({ object }) => JSON.stringify(object)).join('\n---\n'));
  const run = spawnSync(process.execPath, [command, 'check', file, '--only', 'no-secret-values', '--format', 'json'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (run.status !== 0 && run.status !== 1) throw new Error(run.stderr);
  const { findings } = JSON.parse(run.stdout);
  const reported = new Set(findings.filter(({ severity }) => severity === 'error').map(({ object }) => object?.name));
  return made.filter(({ object }) => reported.has(object.metadata.name));
}

function namesOf(formats, what) {
  return formats.length === 0 ? '' : `; ${what}: ${[...new Set(formats.map(({ format }) => format))].join(', ')}`;
}

function percent(share) {
  return `${(share * 100).toFixed(1)} %`;
}
