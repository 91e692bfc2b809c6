#!/usr/bin/env node
/**
 * Compares plainsail with other projects' expected results:
 * `npm run conformance -- FOLDER…`, where a folder holds one folder per project, or is such a project itself.
 * A project is compared by test/conformance/<its name>.ts. Exit 1: it disagrees; 2: nothing to compare.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const isProject = folder =>
  basename(folder) === 'wild' || ['manifest.json', 'cases.json'].some(name => existsSync(join(folder, name)));

const projects = process.argv
  .slice(2)
  .map(folder => resolve(folder))
  .flatMap(folder => {
    if (isProject(folder)) return [folder];
    if (!existsSync(folder)) return [];
    return readdirSync(folder)
      .sort()
      .map(name => join(folder, name))
      .filter(isProject);
  });
if (projects.length === 0) {
  process.stderr.write(
    'nothing to compare: name a folder with projects, each with a manifest.json or cases.json, or called wild\n',
  );
  process.exit(2);
}

/** The bundle is kept inside the repository, so that it finds the dependencies. */
const bundles = mkdtempSync(join(root, 'node_modules', '.conformance-'));
let disagreed = 0;
try {
  for (const project of projects) disagreed += await compare(project);
} finally {
  rmSync(bundles, { recursive: true });
}
process.exitCode = disagreed > 0 ? 1 : 0;

async function compare(project) {
  const name = basename(project);
  const entry = join(root, 'test', 'conformance', `${name}.ts`);
  if (!existsSync(entry)) {
    process.stdout.write(`${name}: no comparison\n`);
    return 0;
  }
  const outfile = join(bundles, `${name}.mjs`);
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
  const { conformance } = await import(pathToFileURL(outfile).href);
  const { cases, disagreements, known = [], skipped, notes = [] } = await conformance(project);
  if (skipped !== undefined) {
    process.stdout.write(`${name}: SKIPPED: ${skipped}\n`);
    return 0;
  }
  const different = new Set(disagreements.map(({ name }) => name)).size;
  const meant = known.length > 0 ? `, ${known.length} meant to differ` : '';
  const agreed = cases - different - known.length;
  process.stdout.write(`${name}: ${cases} cases, ${agreed} agreed, ${different} disagreed${meant}\n`);
  for (const note of notes) process.stdout.write(`  ${note}\n`);
  for (const { name, detail } of disagreements) process.stdout.write(`  ${name}: ${detail}\n`);
  for (const { name, detail, reason } of known) process.stdout.write(`  meant: ${name}: ${detail}; ${reason}\n`);
  return different;
}
