#!/usr/bin/env node
/** Writes the generated pages of docs/checks: `node tools/docs.js`. A test keeps them fresh. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
/** The bundle is kept inside the repository, so that it finds the dependencies. */
const folder = mkdtempSync(join(root, 'node_modules', '.docs-'));
try {
  const outfile = join(folder, 'pages.mjs');
  await build({
    entryPoints: [join(root, 'src', 'checks', 'pages.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
  const { checkPages } = await import(pathToFileURL(outfile).href);
  const pages = checkPages();
  for (const [path, text] of pages) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  for (const file of readdirSync(join(root, 'docs', 'checks'))) {
    if (!pages.has(`docs/checks/${file}`)) rmSync(join(root, 'docs', 'checks', file));
  }
  process.stdout.write(`${pages.size} pages\n`);
} finally {
  rmSync(folder, { recursive: true });
}
