import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

/** Measures the phases of a run in one process, compiled like the published build. @returns the exit status */
export async function runPhases(root, args) {
  const folder = mkdtempSync(join(root, 'node_modules', '.bench-'));
  const written = mkdtempSync(join(root, 'node_modules', '.bench-'));
  try {
    await build({
      absWorkingDir: root,
      entryPoints: ['main', 'peak', 'connectivity'].map(name => `tools/bench/phases/${name}.ts`),
      outdir: folder,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      packages: 'external',
      logLevel: 'error',
    });
    const env = { ...process.env, TMPDIR: written };
    return (
      spawnSync(process.execPath, [join(folder, 'main.mjs'), root, ...args], { stdio: 'inherit', env }).status ?? 1
    );
  } finally {
    for (const each of [folder, written]) rmSync(each, { recursive: true, force: true });
  }
}
