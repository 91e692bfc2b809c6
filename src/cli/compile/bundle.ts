import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { BuildFailure, BuildOptions, Message, Plugin } from 'esbuild';
import { packageRoot } from '../../package-root.js';
import { type Problem, ProblemError, problem } from '../../problem.js';
import { linkedPackages } from './linked-packages.js';

/**
 * How a TypeScript module is compiled with everything of the project that it imports, packages of its workspaces
 * among them; others stay outside.
 * @param asking the only paths of modules that may ask where they are. @default any: each is read to find out
 */
export const bundleOptions = (project: string, asking: RegExp = modules) =>
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
    plugins: [oneLibrary, linkedPackages, ownUrl(asking)],
  }) satisfies BuildOptions;

/** Names every place that does not compile. */
export const compileError = (failure: BuildFailure): Error =>
  failure.errors ? new ProblemError(failure.errors.map(problemOf), { cause: failure }) : failure;

/** Whoever imports the library gets the copy that runs this command. */
const oneLibrary: Plugin = {
  name: 'one-library',
  setup({ onResolve }) {
    const built = (entry: string) => ({ path: pathToFileURL(`${packageRoot}lib/${entry}.js`).href, external: true });
    const sources = `${packageRoot}src`;
    onResolve({ filter: /^plainsail(\/(checks|monitoring|platform|testing|types))?$/ }, ({ path }) =>
      built(path === 'plainsail' ? 'index' : path.slice('plainsail/'.length)),
    );
    onResolve({ filter: /(\bindex|\bentries\/\w+)\.js$/ }, ({ path, resolveDir }) => {
      const file = resolve(resolveDir, path);
      if (file === join(sources, 'index.js')) return built('index');
      return dirname(file) === join(sources, 'entries') ? built(basename(file, '.js')) : undefined;
    });
  },
};

/**
 * A module that asks where it is gets the place of its source. What it reads from beside it is a part of it, as a
 * comment that survives: with other content it is another module.
 */
const ownUrl = (asking: RegExp): Plugin => ({
  name: 'own-url',
  setup({ onLoad }) {
    onLoad({ filter: asking }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      if (!asksWhere(text)) return undefined;
      const beside = filesBeside(path, text).filter(file => existsSync(file));
      const digests = beside.map(file => createHash('sha256').update(readFileSync(file)).digest('hex'));
      const contents = text.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href));
      const loader = path.endsWith('js') ? 'js' : 'ts';
      return { contents: [contents, ...digests.map(digest => `//! ${digest}`)].join('\n'), loader };
    });
  },
});

/** Whether a module with this text may ask where it is. */
export const asksWhere = (text: string): boolean => text.includes('import.meta.url');

/** Sources of code. */
export const modules = /\.[cm]?[jt]s$/;

/** What a module that asks where it is may read: files that it names, and those of its folder that are not code. */
export function filesBeside(path: string, text: string): readonly string[] {
  if (!asksWhere(text)) return [];
  const named = [...text.matchAll(/new URL\(\s*(['"])(.+?)\1,\s*import\.meta\.url/g)].map(([, , name = '']) =>
    fileURLToPath(new URL(name, pathToFileURL(path))),
  );
  const found = readdirSync(dirname(path), { withFileTypes: true })
    .filter(entry => entry.isFile() && !entry.name.startsWith('.') && !modules.test(entry.name))
    .map(({ name }) => join(dirname(path), name));
  return [...new Set([...named, ...found])].sort();
}

function problemOf({ text, location }: Message): Problem {
  return problem('compile', text, location ? { source: `${location.file}:${location.line}` } : {});
}
