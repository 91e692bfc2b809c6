import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fc from 'fast-check';
import { load } from 'js-yaml';
import { parse } from 'yaml';
import { root, sources } from './sources.js';

const perDocument = 100;
const written = await sources(
  'src/render/yaml/emit.ts',
  'test/render/yaml/hard-text.ts',
  'test/render/yaml/needless.ts',
);
const { toYaml, documentOf, hardData, hardText, unquoted, deliberate } = written;
const here = {
  'yaml-1.1': text => parse(text, { version: '1.1', logLevel: 'error' }),
  'yaml-1.2': text => parse(text, { version: '1.2', logLevel: 'error' }),
  'js-yaml': text => load(text),
};

/**
 * Writes random text and data as YAML and reads it back with every reader at hand; PyYAML and Go's readers take part
 * where `python3` and `go` are installed, and where both are, what is quoted has to need it.
 * @returns how many texts were read as something else, or are quoted needlessly
 */
export async function fuzzWriting({ texts, seed }) {
  const documents = Math.ceil(texts / perDocument);
  const programs = { PyYAML: python(), Go: go() };
  const textsOf = i => fc.sample(hardText, { seed: seed + i, numRuns: perDocument });
  const dataOf = i => fc.sample(hardData, { seed: seed + i, numRuns: perDocument / 10 });
  const itself = value => value;
  const wrong = [
    ...(await eachAlone(programs, documents, textsOf, text => documentOf([text]), documentOf)),
    ...(await eachAlone(programs, documents, dataOf, itself, itself)),
  ];
  for (const { reader, value } of wrong) process.stdout.write(`${reader} does not read ${JSON.stringify(value)}\n`);
  const names = [...Object.keys(here), ...Object.keys(programs).filter(name => programs[name])].join(', ');
  const count = documents * perDocument;
  process.stdout.write(`${count} texts and ${count / 10} data, ${names}: ${wrong.length} wrong\n`);
  const needless = programs.PyYAML && programs.Go ? await needlesslyQuoted(programs, documents, textsOf) : [];
  process.stdout.write(needless.map(text => `needs no quotes: ${JSON.stringify(text)}\n`).join(''));
  return wrong.length + needless.length;
}

/** The quoted texts that every reader reads back without their quotes, but for the exceptions. */
async function needlesslyQuoted(programs, documents, textsOf) {
  const quoted = new Map();
  for (let i = 0; i < documents; i++) {
    for (const text of textsOf(i)) {
      const document = unquoted(text);
      if (document && !deliberate.some(([, , pattern]) => pattern.test(text))) quoted.set(text, document);
    }
  }
  const bare = [...quoted];
  const needed = new Set((await failures(programs, bare.length, i => bare[i][1])).map(({ i }) => i));
  process.stdout.write(`${bare.length} quoted texts, ${bare.length - needed.size} of them needlessly\n`);
  return bare.filter((_, i) => !needed.has(i)).map(([text]) => text);
}

/** Reads values many to a document, then alone those of the documents that were not read back. */
async function eachAlone(programs, count, valuesOf, alone, together) {
  const failed = await failures(programs, count, i => asYaml(together(valuesOf(i))));
  const suspects = [...new Set(failed.map(({ i }) => i))].flatMap(valuesOf);
  return (await failures(programs, suspects.length, i => asYaml(alone(suspects[i])))).map(({ reader, i }) => ({
    reader,
    value: suspects[i],
  }));
}

/** Which reader reads which text as something else than its value. */
async function failures(programs, count, sample) {
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

function asYaml(value) {
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
