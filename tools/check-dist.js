#!/usr/bin/env node
/**
 * An outside opinion on rendered manifests: `node tools/check-dist.js [DIR]`, by default dist. Every file reads alike with
 * two YAML readers, and every kustomization builds to the objects of its files, in their order, with `kubectl` or
 * `kustomize` where one is installed. Exit 1: something differs.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { loadAll } from 'js-yaml';
import { parse, parseAllDocuments } from 'yaml';

const folder = process.argv[2] ?? 'dist';
const files = readdirSync(folder, { recursive: true })
  .filter(file => file.endsWith('.yaml'))
  .sort()
  .map(file => join(folder, file));
const wrong = [];

for (const file of files) {
  const text = readFileSync(file, 'utf8');
  const documents = parseAllDocuments(text);
  for (const { errors } of documents) for (const { message } of errors) wrong.push(`${file}: ${message}`);
  const values = documents.map(document => document.toJS());
  if (!isDeepStrictEqual(values, loadAll(text))) wrong.push(`${file}: two readers read different values`);
}

const builder = [
  ['kubectl', 'kustomize'],
  ['kustomize', 'build'],
].find(([program]) => spawnSync(program, ['version', '--client']).error === undefined);
// Flux loads files from outside of a folder, and these two do not.
const kustomizations = files.filter(file => file.endsWith('/kustomization.yaml') && !file.includes('/gitops/'));
if (builder) for (const file of kustomizations) checkBuild(file);

for (const line of wrong) process.stdout.write(`${line}\n`);
const built = builder
  ? `${kustomizations.length} folders built with ${builder[0]}`
  : 'no kubectl or kustomize to build with';
process.stdout.write(`${files.length} files read, ${built}: ${wrong.length} wrong\n`);
process.exitCode = wrong.length > 0 ? 1 : 0;

function checkBuild(file) {
  const [program, ...args] = [...builder, dirname(file)];
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (status !== 0) {
    wrong.push(`${file}: ${stderr.trim()}`);
    return;
  }
  const { resources } = parse(readFileSync(file, 'utf8'));
  const expected = resources.map(name => parse(readFileSync(join(dirname(file), name), 'utf8')));
  if (!isDeepStrictEqual(loadAll(stdout), expected))
    wrong.push(`${file}: builds to other objects, or in another order`);
}
