#!/usr/bin/env node
/**
 * Writes the generated pages of `docs`, and `llms.txt`: `npm run docs`. With `--check` it writes nothing, and exits 1
 * when a page is not what would be written.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { apiPages } from './api-report.js';
import { examplesModule, ownEntries, renderedExamples } from './examples.js';
import { llmsText } from './llms.js';
import { referencePages } from './reference.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Each folder belongs to its generator: what that no longer makes is removed. */
const folders = ['docs/api', 'docs/checks', 'docs/configuration', 'docs/platform', 'docs/reference', 'docs/runbooks'];
const program = `
  import { checkPages } from './src/checks/pages.ts';
  import { checkIds } from './src/checks/registry.ts';
  import { configurationPages } from './src/pages/configuration.ts';
  import { deliveryPages } from './src/pages/delivery-settings.ts';
  import { fleet } from './src/main.ts';
  import { platformPages } from './src/pages/platform/pages.ts';
  import { recoveryPages } from './src/pages/recoveries.ts';
  import { rollbackPages } from './src/pages/rollbacks.ts';
  import { runbookPages } from './src/pages/runbooks.ts';
  import { catalogues } from './src/systems/catalogues.ts';
  export const pages = new Map([
    ...checkPages(),
    ...configurationPages(fleet, catalogues),
    ...runbookPages(fleet),
    ...rollbackPages(fleet),
    ...recoveryPages(fleet),
    ...platformPages(fleet),
    ...deliveryPages(fleet),
  ]);
  export const ids = checkIds.all;
${examplesModule(root)}`;

/** The ids that checks have or had: it only grows. */
const idList = 'test/checks/released-ids.txt';

/** A module that asks where it is gets the place of its source, not that of the bundle. */
const ownUrl = {
  name: 'own-url',
  setup({ onLoad }) {
    onLoad({ filter: /[/]src[/].*[.]ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      if (!text.includes('import.meta.url')) return undefined;
      return { contents: text.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)), loader: 'ts' };
    });
  },
};

const wanted = await generated();
const present = new Set(
  [...wanted.keys()].filter(path => existsSync(join(root, path))).concat(folders.flatMap(filesOf)),
);
const existing = new Map([...present].map(path => [path, readFileSync(join(root, path), 'utf8')]));
const stale = [...new Set([...wanted.keys(), ...existing.keys()])].filter(
  path => wanted.get(path) !== existing.get(path),
);
if (process.argv.includes('--check')) {
  for (const path of stale) process.stderr.write(`${path} is not what would be written\n`);
  if (stale.length > 0) process.stderr.write('Run "npm run docs" and commit the result.\n');
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const path of stale) write(path, wanted.get(path));
  process.stdout.write(`${wanted.size} pages, ${stale.length} changed\n`);
}

async function generated() {
  // The bundle is kept inside the repository, so that it finds the dependencies.
  const folder = mkdtempSync(join(root, 'node_modules', '.docs-'));
  try {
    const outfile = join(folder, 'pages.mjs');
    await build({
      stdin: { contents: program, resolveDir: root },
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      alias: ownEntries(root),
      logLevel: 'error',
      plugins: [ownUrl],
    });
    const { ids, pages, ...rendering } = await import(pathToFileURL(outfile).href);
    const written = new Map([...pages, ...apiPages(root), ...referencePages(root, renderedExamples(root, rendering))]);
    return new Map([
      ...written,
      [idList, longer(ids)],
      ['docs/report.svg', picture()],
      ['llms.txt', llmsText(root, written)],
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The committed list with the ids that are new. */
function longer(ids) {
  const file = join(root, idList);
  const listed = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  return `${[...new Set([...listed, ...ids])].sort().join('\n')}\n`;
}

/** The picture of docs/report.md, by the command that is there. */
function picture() {
  const args = ['report', '-e', 'production', '--system', 'codeai', '--svg', 'topology'];
  return execFileSync(process.execPath, [join(root, 'bin', 'plainsail.js'), ...args], { cwd: root, encoding: 'utf8' });
}

function filesOf(folder) {
  mkdirSync(join(root, folder), { recursive: true });
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(({ parentPath, name }) => relative(root, join(parentPath, name)));
}

function write(path, text) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  if (text === undefined) rmSync(join(root, path));
  else writeFileSync(join(root, path), text);
}
