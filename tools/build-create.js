import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

// Makes `lib` and `templates` of create-plainsail from the sources and the templates of plainsail, which has no part in it
// when it runs: one file, and no package to install.
const root = fileURLToPath(new URL('..', import.meta.url));
const own = join(root, 'create-plainsail');

for (const folder of ['lib', 'templates']) rmSync(join(own, folder), { recursive: true, force: true });
cpSync(join(root, 'templates'), join(own, 'templates'), { recursive: true });
await build({
  absWorkingDir: root,
  entryPoints: ['src/init/create.ts'],
  outfile: join(own, 'lib', 'create.js'),
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  logLevel: 'error',
});
