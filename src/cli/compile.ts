import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BuildFailure, Message, Plugin } from 'esbuild';
import { packageRoot } from '../package-root.js';
import { type Problem, ProblemError, problem } from '../problem.js';

/** What a compiled file was made from: path, size and time of every source. */
type Stamp = readonly (readonly [path: string, size: number, modified: number])[];

/**
 * The path of a TypeScript module, compiled with everything of the project that it imports; packages stay outside.
 * Kept in `node_modules/.cache` and made again only when a source has changed.
 * @throws ProblemError with every place that does not compile
 */
export async function compiled(project: string, entry: string): Promise<string> {
  const name = createHash('sha256').update(`${packageRoot}\0${entry}`).digest('hex').slice(0, 12);
  const output = join(project, 'node_modules', '.cache', 'plainsail', `fleet-${name}.mjs`);
  if (!isFresh(`${output}.json`)) await compile(project, entry, output);
  return output;
}

function isFresh(stampFile: string): boolean {
  try {
    const stamp = JSON.parse(readFileSync(stampFile, 'utf8')) as Stamp;
    return stamp.every(([path, size, modified]) => {
      const now = statSync(path);
      return now.size === size && now.mtimeMs === modified;
    });
  } catch {
    return false;
  }
}

async function compile(project: string, entry: string, output: string): Promise<void> {
  const { build } = await import('esbuild');
  const result = await build({
    absWorkingDir: project,
    entryPoints: [entry],
    outfile: output,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: 'linked',
    sourcesContent: false,
    metafile: true,
    logLevel: 'silent',
    plugins: [oneLibrary, ownUrl],
  }).catch((failure: BuildFailure) => {
    throw new ProblemError((failure.errors ?? []).map(problemOf), { cause: failure });
  });
  const stamp: Stamp = [...Object.keys(result.metafile.inputs), join(project, 'package.json')].map(input => {
    const path = resolve(project, input);
    const { size, mtimeMs } = statSync(path);
    return [path, size, mtimeMs];
  });
  mkdirSync(dirname(output), { recursive: true });
  writeFileSync(`${output}.json`, JSON.stringify(stamp));
}

/** Whoever imports the library gets the copy that runs this command. */
const oneLibrary: Plugin = {
  name: 'one-library',
  setup({ onResolve }) {
    const library = { path: pathToFileURL(`${packageRoot}lib/index.js`).href, external: true };
    const own = `${packageRoot}src/index.ts`;
    onResolve({ filter: /^plainsail$/ }, () => library);
    onResolve({ filter: /index\.js$/ }, ({ path, resolveDir }) =>
      resolve(resolveDir, path.replace(/js$/, 'ts')) === own ? library : undefined,
    );
  },
};

/** A module that asks where it is gets the place of its source. */
const ownUrl: Plugin = {
  name: 'own-url',
  setup({ onLoad }) {
    onLoad({ filter: /\.[cm]?[jt]s$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      if (!text.includes('import.meta.url')) return undefined;
      const contents = text.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href));
      return { contents, loader: path.endsWith('js') ? 'js' : 'ts' };
    });
  },
};

function problemOf({ text, location }: Message): Problem {
  return problem('compile', text, location ? { source: `${location.file}:${location.line}` } : {});
}
