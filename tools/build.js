import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL('..', import.meta.url));
const lib = join(root, 'lib');
const stamp = join(lib, '.built');

/** Whether a source is newer than the build: only a checkout can be in that state. */
export function isStale() {
  const built = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = ['src', 'imports'].flatMap(folder => {
    const path = join(root, folder);
    return [path, ...readdirSync(path, { recursive: true }).map(name => join(path, name))];
  });
  return [...sources, join(root, 'package.json')].some(path => statSync(path).mtimeMs > built);
}

/** Bundles the library and the command line into `lib`: few files, so that a cold start reads little. */
export async function build() {
  const { build: bundle } = await import('esbuild');
  const started = new Date();
  const { outputFiles } = await bundle({
    absWorkingDir: root,
    entryPoints: {
      index: 'src/index.ts',
      'cli/main': 'src/cli/main.ts',
      plugin: 'src/cdk8s-plugin.ts',
      ...customResources(),
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
    write: false,
    plugins: [requireDirectly],
  });
  replace(outputFiles);
  writeFileSync(stamp, '');
  utimesSync(stamp, started, started); // A source saved while this ran is newer.
}

/** Shared chunks first, under names that change with their content: whoever runs meanwhile finds the old build or the new one. */
function replace(outputFiles) {
  const isChunk = ({ path }) => dirname(path) === lib && path.includes('chunk-');
  for (const file of [...outputFiles.filter(isChunk), ...outputFiles.filter(file => !isChunk(file))]) {
    mkdirSync(dirname(file.path), { recursive: true });
    writeFileSync(`${file.path}.${process.pid}`, file.contents);
    renameSync(`${file.path}.${process.pid}`, file.path);
  }
  const kept = new Set(outputFiles.map(({ path }) => path));
  for (const name of readdirSync(lib, { recursive: true })) {
    if (/\.js(\.map)?$/.test(name) && !kept.has(join(lib, name))) rmSync(join(lib, name), { force: true });
  }
}

/**
 * cdk8s and constructs are CommonJS. Imported from a module, Node reads all their files once more for the names they
 * export, which takes longer than running them; required, they come as they are.
 */
const requireDirectly = {
  name: 'require-directly',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(?:cdk8s|constructs)$/ }, ({ path }) => ({ path, namespace: 'required' }));
    onLoad({ filter: /./, namespace: 'required' }, ({ path }) => ({
      contents: [
        `import { createRequire } from 'node:module';`,
        `export const { ${Object.keys(require(path)).join(', ')} } = createRequire(import.meta.url)('${path}');`,
      ].join('\n'),
    }));
  },
};

/** The classes of the custom resources; the built-in kinds are types alone. */
function customResources() {
  const files = readdirSync(join(root, 'imports')).filter(name => name.endsWith('.ts') && name !== 'k8s.ts');
  return Object.fromEntries(files.map(name => [`imports/${name.slice(0, -3)}`, `imports/${name}`]));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await build();
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  execFileSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json')], { stdio: 'inherit' });
}
