import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'lib', '.built');

/** Whether a source is newer than the build: only a checkout can be in that state. */
export function isStale() {
  const built = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const changed = file => statSync(file).mtimeMs > built;
  const sources = ['src', 'imports'].flatMap(folder => {
    const path = join(root, folder);
    return [path, ...readdirSync(path, { recursive: true }).map(name => join(path, name))];
  });
  return [...sources, join(root, 'package.json')].some(changed);
}

/** Bundles the library and the command line into `lib`: few files, so that a cold start reads little. */
export async function build() {
  const { build: bundle } = await import('esbuild');
  const crds = readdirSync(join(root, 'imports')).filter(name => name.endsWith('.ts') && name !== 'k8s.ts');
  const started = new Date();
  rmSync(join(root, 'lib'), { recursive: true, force: true });
  await bundle({
    absWorkingDir: root,
    entryPoints: {
      index: 'src/index.ts',
      'cli/main': 'src/cli/main.ts',
      ...Object.fromEntries(crds.map(name => [`imports/${name.slice(0, -3)}`, `imports/${name}`])),
    },
    outdir: 'lib',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'error',
  });
  writeFileSync(stamp, '');
  // A source that was saved during the build is newer than the stamp's time.
  (await import('node:fs')).utimesSync(stamp, started, started);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await build();
  execFileSync(
    process.execPath,
    [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(root, 'tsconfig.build.json')],
    {
      stdio: 'inherit',
    },
  );
}
