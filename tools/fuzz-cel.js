#!/usr/bin/env node
/**
 * Random expressions, and random objects under random rules, evaluated here and by Kubernetes' own CEL (tools/cel-go):
 * `npm run fuzz:cel -- [--expressions N] [--seed N] [--oracle PROGRAM]`. The program is built with Go unless it is named.
 * Both give the same value, or both refuse. Exit 1: one did not; 77: Go is missing, and there is no program to compare with.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { expression, random } from './fuzz-cel/expressions.js';
import { schema, self } from './fuzz-cel/object.js';
import { changed } from './fuzz-cel/rules.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values: options } = parseArgs({
  options: {
    expressions: { type: 'string', default: '20000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    oracle: { type: 'string' },
  },
});
const scratch = mkdtempSync(join(tmpdir(), 'fuzz-cel-'));
const bundles = mkdtempSync(join(root, 'node_modules', '.fuzz-cel-'));
try {
  const program = options.oracle ?? buildOracle();
  if (program === undefined) {
    process.stdout.write('SKIPPED: tools/cel-go takes Go to build\n');
    process.exitCode = 77;
  } else await compare(program);
} finally {
  rmSync(scratch, { recursive: true });
  rmSync(bundles, { recursive: true });
}

function buildOracle() {
  const program = join(scratch, 'cel-go');
  const cwd = join(root, 'tools', 'cel-go');
  const { status, error } = spawnSync('go', ['build', '-o', program, '.'], {
    cwd,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, CGO_ENABLED: '0' },
  });
  return error || status !== 0 ? undefined : program;
}

async function compare(program) {
  const { evaluated, faultsOf } = await sources();
  process.stdout.write(`seed ${options.seed}\n`);
  const pick = random(Number(options.seed));
  const ask = questions => {
    const input = questions.map(question => `${JSON.stringify(question)}\n`).join('');
    const { stdout } = spawnSync(program, { input, maxBuffer: 2 ** 31 });
    return stdout
      .toString()
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
  };
  const different = compareExpressions(Number(options.expressions), pick, ask, evaluated);
  const faults = compareFaults(Number(options.expressions) / 10, pick, ask, faultsOf);
  process.exitCode = different + faults > 0 ? 1 : 0;
}

async function sources() {
  const outfile = join(bundles, 'evaluated.mjs');
  const entryPoints = [join(root, 'test', 'cel', 'evaluated.ts')];
  await build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm', packages: 'external' });
  return await import(pathToFileURL(outfile).href);
}

function compareExpressions(number, pick, ask, evaluated) {
  const questions = Array.from({ length: number }, () => ({ schema, self, expression: expression(pick) }));
  const count = { value: 0, error: 0, compile: 0 };
  let different = 0;
  for (const [index, their] of ask(questions).entries()) {
    const { expression: text } = questions[index];
    const mine = evaluated(text, schema, self);
    count[kindOf(their)] += 1;
    if (same(mine, their) || isLenient(mine, their, text)) continue;
    different += 1;
    show(text, mine, their);
  }
  const { value, error, compile } = count;
  const kinds = `${value} values, ${error} errors, ${compile} refused`;
  process.stdout.write(`${questions.length} expressions (${kinds}): ${different} different\n`);
  return different;
}

/** Faults by the rules of an object; what the text of an error of a rule says beyond its rule may differ. */
function compareFaults(number, pick, ask, faultsOf) {
  const questions = Array.from({ length: number }, () => changed(pick));
  let different = 0;
  let total = 0;
  for (const [index, { faults = [] }] of ask(questions).entries()) {
    const { schema: judged, self: now, oldSelf } = questions[index];
    const [mine, their] = [faultsOf(judged, now, oldSelf), faults].map(list => list.map(comparable).sort());
    total += their.length;
    if (JSON.stringify(mine) === JSON.stringify(their) || /\[\]|\{\}/.test(rulesOf(judged))) continue;
    different += 1;
    show(
      JSON.stringify(questions[index]),
      mine.filter(one => !their.includes(one)),
      their.filter(one => !mine.includes(one)),
    );
  }
  process.stdout.write(`${questions.length} objects (${total} faults): ${different} different\n`);
  return different;
}

function rulesOf({ 'x-kubernetes-validations': rules }) {
  return rules.map(({ rule }) => rule).join();
}

function comparable({ path, message }) {
  const isError = / evaluating rule: |call arguments did not match|^rule compile error/.test(message);
  return `${path
    .replace('<nil>', '')
    .replace(/["']/g, '')
    .replace(/\[([^\d\]][^\]]*)\]/g, '.$1')}: ${isError ? 'an error' : message}`;
}

function show(text, mine, their) {
  process.stdout.write(`${text}\n  here:       ${JSON.stringify(mine)}\n  Kubernetes: ${JSON.stringify(their)}\n`);
}

function kindOf(answer) {
  return answer.compile !== undefined ? 'compile' : answer.error !== undefined ? 'error' : 'value';
}

/**
 * There the type of an empty list or map is fixed early, and constants are computed when the rule is compiled: who of both
 * refuses such a definition says nothing about the value.
 */
function isLenient(mine, their, text) {
  const isOne = [mine, their].filter(({ compile }) => compile !== undefined).length === 1;
  const isConstant =
    their.compile !== undefined && (!/^ERROR/.test(their.compile) || their.compile.includes('during formatting'));
  return isOne && (/\[\]|\{\}|none\(\)/.test(text) || isConstant);
}

/** Constants are computed when a rule is compiled there, and when it runs here: both refuse. */
function same(mine, their) {
  const kinds = [mine, their].map(kindOf);
  return kinds.includes('value')
    ? kinds[0] === kinds[1] && JSON.stringify(mine.value) === JSON.stringify(their.value)
    : true;
}
