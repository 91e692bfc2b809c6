import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

// `npm run bench [-- --json]`: compiled like the published build, and run in a process of its own.
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(root, 'node_modules', '.bench-'));
const written = mkdtempSync(join(tmpdir(), 'plainsail-bench-'));
try {
  await build({
    absWorkingDir: root,
    entryPoints: ['main', 'peak', 'connectivity'].map(name => `tools/bench/${name}.ts`),
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
  const args = [join(folder, 'main.mjs'), root, ...process.argv.slice(2)];
  const env = { ...process.env, TMPDIR: written };
  process.exitCode = spawnSync(process.execPath, args, { stdio: 'inherit', env }).status ?? 1;
} finally {
  for (const each of [folder, written]) rmSync(each, { recursive: true, force: true });
}
