/** Prints a digest of everything that the fleet of the working directory renders, gates or not. Exit 1: it is refused. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = process.cwd();
const folder = mkdtempSync(join(root, '.render-'));
try {
  const outfile = join(folder, 'render.mjs');
  await build({
    stdin: {
      contents: `
        import { fleet } from './src/main.ts';
        import { synthesize } from './src/synth/synthesize.ts';
        export const { files } = synthesize({ fleet, out: 'dist' }).request;
      `,
      resolveDir: root,
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'silent',
    plugins: [ownUrl()],
  });
  const { files } = await import(pathToFileURL(outfile).href);
  const hash = createHash('sha256');
  for (const [path, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) hash.update(`${path}\0${text}\0`);
  process.stdout.write(hash.digest('hex'));
} catch {
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}

/** A module that asks where it is gets the place of its source, not that of the bundle. */
function ownUrl() {
  return {
    name: 'own-url',
    setup({ onLoad }) {
      onLoad({ filter: /[/]src[/].*[.]ts$/ }, async ({ path }) => {
        const { readFileSync } = await import('node:fs');
        const text = readFileSync(path, 'utf8');
        if (!text.includes('import.meta.url')) return undefined;
        return { contents: text.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)), loader: 'ts' };
      });
    },
  };
}
