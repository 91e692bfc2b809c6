#!/usr/bin/env node
/**
 * Writes random text and data as YAML and reads it back with every reader at hand: `npm run fuzz -- [--texts N] [--seed N]`.
 * PyYAML and Go's readers take part where `python3` and `go` are installed; where both are, what is quoted has to need it.
 * Exit 1: a reader read something else, or quotes are needless.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import fc from 'fast-check';
import { load } from 'js-yaml';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values: options } = parseArgs({
  options: {
    texts: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
  },
});
const seed = Number(options.seed);
const perDocument = 100;
const documents = Math.ceil(Number(options.texts) / perDocument);
process.stdout.write(`seed ${seed}\n`);

const { toYaml, documentOf, hardData, hardText, unquoted, deliberate } = await sources();
const here = {
  'yaml-1.1': text => parse(text, { version: '1.1', logLevel: 'error' }),
  'yaml-1.2': text => parse(text, { version: '1.2', logLevel: 'error' }),
  'js-yaml': text => load(text),
};
const programs = { PyYAML: python(), Go: go() };

const textsOf = i => fc.sample(hardText, { seed: seed + i, numRuns: perDocument });
const dataOf = i => fc.sample(hardData, { seed: seed + i, numRuns: perDocument / 10 });

const wrong = [
  ...(await eachAlone(documents, textsOf, text => documentOf([text]), documentOf)),
  ...(await eachAlone(
    documents,
    dataOf,
    data => data,
    list => list,
  )),
];
for (const { reader, value } of wrong) process.stdout.write(`${reader} does not read ${JSON.stringify(value)}\n`);
const names = [...Object.keys(here), ...Object.keys(programs).filter(name => programs[name])];
process.stdout.write(
  `${documents * perDocument} texts and ${(documents * perDocument) / 10} data, ${names.join(', ')}: ${wrong.length} wrong\n`,
);
const needless = programs.PyYAML && programs.Go ? await needlesslyQuoted() : [];
process.stdout.write(needless.map(text => `needs no quotes: ${JSON.stringify(text)}\n`).join(''));
process.exitCode = wrong.length + needless.length > 0 ? 1 : 0;

/** The quoted texts that every reader reads back without their quotes, but for the exceptions. */
async function needlesslyQuoted() {
  const quoted = new Map();
  for (let i = 0; i < documents; i++) {
    for (const text of textsOf(i)) {
      const document = unquoted(text);
      if (document && !deliberate.some(([, , pattern]) => pattern.test(text))) quoted.set(text, document);
    }
  }
  const bare = [...quoted];
  const needed = new Set((await failures(bare.length, i => bare[i][1])).map(({ i }) => i));
  process.stdout.write(`${bare.length} quoted texts, ${bare.length - needed.size} of them needlessly\n`);
  return bare.filter((_, i) => !needed.has(i)).map(([text]) => text);
}

/** Reads values many to a document, then alone those of the documents that were not read back. */
async function eachAlone(count, valuesOf, alone, together) {
  const failed = await failures(count, i => written(together(valuesOf(i))));
  const suspects = [...new Set(failed.map(({ i }) => i))].flatMap(valuesOf);
  return (await failures(suspects.length, i => written(alone(suspects[i])))).map(({ reader, i }) => ({
    reader,
    value: suspects[i],
  }));
}

/** Which reader reads which text as something else than its value. */
async function failures(count, sample) {
  const found = [];
  const children = Object.values(programs)
    .filter(Boolean)
    .map(start => start());
  const answers = children.map(child => child.stdout.setEncoding('utf8').toArray());
  for (let i = 0; i < count; i++) {
    const { text, value } = sample(i);
    const json = JSON.stringify(value);
    for (const [reader, read] of Object.entries(here)) if (!reads(read, text, json)) found.push({ reader, i });
    const line = `${JSON.stringify({ text, value })}\n`;
    for (const child of children) if (!child.stdin.write(line)) await once(child.stdin, 'drain');
  }
  for (const child of children) child.stdin.end();
  for (const line of (await Promise.all(answers)).flat().join('').split('\n').filter(Boolean)) {
    const [reader, i] = line.split(' ');
    found.push({ reader, i: Number(i) });
  }
  for (const { exitCode, spawnargs } of children)
    if (exitCode) throw new Error(`${spawnargs.join(' ')} exited with ${exitCode}`);
  return found;
}

function written(value) {
  return { text: toYaml(value), value };
}

function reads(read, text, json) {
  try {
    return JSON.stringify(read(text)) === json;
  } catch {
    return false;
  }
}

function python() {
  const program = ['python3', '/usr/bin/python3'].find(name => spawnSync(name, ['-c', 'import yaml']).status === 0);
  return program && (() => spawn(program, [`${root}tools/fuzz-reader.py`], { stdio: ['pipe', 'pipe', 'inherit'] }));
}

function go() {
  const folder = `${root}tools/fuzz-go`;
  if (spawnSync('go', ['build', '-o', '/dev/null', '.'], { cwd: folder }).status !== 0) return undefined;
  return () => spawn('go', ['run', '.'], { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] });
}

/** The bundle is kept inside the repository for a moment, so that it finds the dependencies. */
async function sources() {
  const outfile = `${root}node_modules/.fuzz-${process.pid}.mjs`;
  const files = ['src/render/yaml/emit.ts', 'test/render/yaml/hard-text.ts', 'test/render/yaml/needless.ts'];
  const contents = files.map(file => `export * from './${file}';`).join('\n');
  const how = { bundle: true, platform: 'node', format: 'esm', packages: 'external', logLevel: 'error' };
  await build({ stdin: { contents, resolveDir: root }, outfile, ...how });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(outfile);
  }
}
