#!/usr/bin/env node
/**
 * Compiles the rules of custom resource definitions: `node tools/cel-rules.js FOLDER|FILE…` goes through all YAML files below.
 * Prints each rule that cannot be compiled with its reason, and the share of those that can. Exit 1: less than 98%; 2: no rule.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { parseAllDocuments } from 'yaml';

const least = 0.98;
const root = fileURLToPath(new URL('..', import.meta.url));
const paths = process.argv.slice(2).filter(path => existsSync(path));

/** The bundle is kept inside the repository, so that it finds the dependencies. */
const folder = mkdtempSync(join(root, 'node_modules', '.cel-'));
let validatorOf;
try {
  const outfile = join(folder, 'validator.mjs');
  const entryPoints = [join(root, 'src', 'cel', 'schema', 'validator.ts')];
  const options = { bundle: true, platform: 'node', format: 'esm', packages: 'external', logLevel: 'error' };
  await build({ entryPoints, outfile, ...options });
  ({ validatorOf } = await import(pathToFileURL(outfile).href));
} finally {
  rmSync(folder, { recursive: true });
}

let rules = 0;
const refused = [];
for (const file of paths.flatMap(filesBelow)) {
  for (const { name, schema } of schemasOf(file)) walk(validatorOf(schema), `${name} `);
}

for (const { place, rule, reason } of refused)
  process.stdout.write(`${place}: ${reason}\n  ${rule.replaceAll('\n', ' ')}\n`);
const share = rules === 0 ? 0 : (rules - refused.length) / rules;
process.stdout.write(
  `${rules} rules, ${rules - refused.length} compiled (${(share * 100).toFixed(2)}%), ${refused.length} not\n`,
);
process.exitCode = rules === 0 ? 2 : share < least ? 1 : 0;

function filesBelow(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name));
}

/** Templates and other files that are not YAML hold no definition that could be read. */
function schemasOf(file) {
  const text = readFileSync(file, 'utf8');
  if (!text.includes('x-kubernetes-validations') || !text.includes('CustomResourceDefinition')) return [];
  const documents = parseAllDocuments(text, { uniqueKeys: false });
  return documents.flatMap(document => {
    if (document.errors.length > 0) return [];
    const definition = document.toJS();
    if (definition?.kind !== 'CustomResourceDefinition') return [];
    return (definition.spec.versions ?? []).flatMap(({ name, schema }) =>
      schema?.openAPIV3Schema
        ? [{ name: `${definition.spec.names.kind}/${name}`, schema: schema.openAPIV3Schema }]
        : [],
    );
  });
}

function walk(validator, place) {
  if (!validator) return;
  for (const { rule, refused: reason } of validator.rules) {
    rules += 1;
    if (reason !== undefined) refused.push({ place, rule: rule.rule, reason });
  }
  for (const one of validator.allOf) walk(one, place);
  walk(validator.items, `${place}[]`);
  walk(validator.values, `${place}{}`);
  for (const [name, property] of validator.properties) walk(property, `${place}.${name}`);
}
