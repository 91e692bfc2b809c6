import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BuildFailure, BuildOptions, Message, Plugin } from 'esbuild';
import { packageRoot } from '../package-root.js';
import { type Problem, ProblemError, problem } from '../problem.js';

/** How a TypeScript module is compiled with everything of the project that it imports; packages stay outside. */
export const bundleOptions = (project: string) =>
  ({
    absWorkingDir: project,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'silent',
    plugins: [oneLibrary, ownUrl],
  }) satisfies BuildOptions;

/** Names every place that does not compile. */
export const compileError = (failure: BuildFailure): Error =>
  failure.errors ? new ProblemError(failure.errors.map(problemOf), { cause: failure }) : failure;

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
