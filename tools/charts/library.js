import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The library as it is in the sources. */
export async function library() {
  const folder = mkdtempSync(join(root, 'node_modules', '.charts-'));
  try {
    await build({
      absWorkingDir: root,
      entryPoints: { index: 'src/index.ts', problem: 'src/problem.ts' },
      outdir: folder,
      outExtension: { '.js': '.mjs' },
      ...{ bundle: true, splitting: true, format: 'esm', platform: 'node', target: 'node20', packages: 'external' },
      logLevel: 'error',
    });
    const [{ chart }, { ProblemError }] = await Promise.all(
      ['index', 'problem'].map(name => import(pathToFileURL(join(folder, `${name}.mjs`)).href)),
    );
    return { chart, ProblemError };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
