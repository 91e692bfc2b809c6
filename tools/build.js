import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeOlderTypes } from './older-types.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const lib = join(root, 'lib');
const stamp = join(lib, '.built');
const types = join(lib, 'types');

/** Whether a source is newer than the build: only a checkout can be in that state. */
export function isStale() {
  const built = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = ['src', 'imports'].flatMap(folder => {
    const path = join(root, folder);
    return [path, ...readdirSync(path, { recursive: true }).map(name => join(path, name))];
  });
  return [...sources, join(root, 'package.json')].some(path => statSync(path).mtimeMs > built);
}

/**
 * Bundles the library and the command line into `lib`: few files, so that a cold start reads little. They are CommonJS,
 * which `require` and `import` load alike, and once: a test runner that knows no modules gets the same state as the command.
 */
export async function build() {
  const { build: bundle } = await import('esbuild');
  const started = new Date();
  const { outputFiles } = await bundle({
    absWorkingDir: root,
    entryPoints: {
      index: 'src/index.ts',
      testing: 'src/testing/index.ts',
      ...entries(),
      register: 'src/cli/register.ts',
      'cli/typescript-hooks': 'src/cli/typescript-hooks.ts',
      'cli/main': 'src/cli/main.ts',
      ...customResources(),
    },
    outdir: 'lib',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: 'inline',
    sourcesContent: false,
    logLevel: 'error',
    write: false,
  });
  const page = await reportPage(bundle);
  replace([commonjs, ...(await Promise.all(outputFiles.map(asCommonjs))).flat(), ...page]);
  writeFileSync(stamp, '');
  utimesSync(stamp, started, started); // A source saved while this ran is newer.
}

/** What `plainsail report` puts into its page: one script for browsers and its styles, with all that they need. */
async function reportPage(bundle) {
  const { outputFiles } = await bundle({
    absWorkingDir: root,
    entryPoints: {
      page: 'src/report/page/main.ts',
      style: 'src/report/page/page.css',
      picture: 'src/report/page/picture.css',
    },
    outdir: 'lib/report',
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: ['chrome109', 'firefox115', 'safari16.4'],
    legalComments: 'inline',
    charset: 'utf8',
    logLevel: 'error',
    write: false,
  });
  return outputFiles.map(({ path, contents }) => ({ path, contents }));
}

const commonjs = { path: join(lib, 'package.json'), contents: '{ "type": "commonjs" }\n' };

/** esbuild splits modules only; each of the files it makes becomes CommonJS on its own. */
async function asCommonjs({ path, text: modules }) {
  const { transform } = await import('esbuild');
  // Code that an engine keeps from an earlier run cannot import, where Node is older than 22.1; it can require.
  const text = modules.replace(/\bimport\(("\.[^"]+\.js")\)/g, 'Promise.resolve().then(() => require($1))');
  const asksWhere = text.includes('import.meta.url');
  const { code, map } = await transform(text, {
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    minifyWhitespace: true, // A quarter less to read at each start; names stay, for stack traces.
    sourcefile: path,
    sourcemap: 'external',
    sourcesContent: false,
    ...(asksWhere && {
      banner: 'const __here = require("node:url").pathToFileURL(__filename).href;',
      define: { 'import.meta.url': '__here' },
    }),
  });
  return [
    { path: `${path}.map`, contents: map },
    { path, contents: `${code}//# sourceMappingURL=${basename(path)}.map\n` },
  ];
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

/** The entries beside the root: each shares its code, and so its state, with all others. */
function entries() {
  const files = readdirSync(join(root, 'src', 'entries'));
  return Object.fromEntries(files.map(name => [name.slice(0, -3), `src/entries/${name}`]));
}

/** The classes of the custom resources; the built-in kinds are types alone. */
function customResources() {
  const files = readdirSync(join(root, 'imports')).filter(name => name.endsWith('.ts') && name !== 'k8s.ts');
  return Object.fromEntries(files.map(name => [`imports/${name.slice(0, -3)}`, `imports/${name}`]));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await build();
  rmSync(types, { recursive: true, force: true });
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  execFileSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json')], { stdio: 'inherit' });
  writeOlderTypes(types, join(lib, 'types-before-5.4'));
}
