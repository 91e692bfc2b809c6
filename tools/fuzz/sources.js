import { rmSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** What some TypeScript files export. The bundle is kept inside the repository for a moment, so that it finds the dependencies. */
export async function sources(...files) {
  const outfile = `${root}node_modules/.fuzz-${process.pid}-${Date.now()}.mjs`;
  const contents = files.map(file => `export * from './${file}';`).join('\n');
  const how = { bundle: true, platform: 'node', format: 'esm', packages: 'external', logLevel: 'error' };
  await build({ stdin: { contents, resolveDir: root }, outfile, ...how });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(outfile);
  }
}
