import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { BuildFailure } from 'esbuild';
import { packageRoot } from '../../package-root.js';
import { bundleOptions, compileError } from './bundle.js';
import { type CacheFolder, cacheFolder } from './cache-folder.js';
import { freshModule, stampName, stampOf } from './stamp.js';

/**
 * The path of a TypeScript module, compiled with everything of the project that it imports; packages stay outside.
 * Kept in the cache, and compiled again only when something that decides about it has changed. Runs at the same time do
 * not disturb each other: a compiled module is named after its content, and nothing is ever overwritten.
 * @throws ProblemError with every place that does not compile
 */
export async function compiled(project: string, entry: string): Promise<string> {
  const key = createHash('sha256').update(`${packageRoot}\0${entry}`).digest('hex').slice(0, 12);
  const cache = cacheFolder(project);
  return freshModule(cache, key) ?? compile(project, entry, cache, key);
}

async function compile(project: string, entry: string, cache: CacheFolder, key: string): Promise<string> {
  const { build } = await import('esbuild');
  const started = Date.now();
  const outfile = cache.path(`fleet-${key}.mjs`);
  const options = {
    ...bundleOptions(project),
    entryPoints: [entry],
    outfile,
    metafile: true as const,
    write: false as const,
  };
  const { outputFiles, metafile } = await build(options).catch((failure: BuildFailure) => {
    throw compileError(failure);
  });
  const map = outputFiles.find(({ path }) => path.endsWith('.map'))!;
  const module = outputFiles.find(({ path }) => path.endsWith('.mjs'))!;
  const digest = createHash('sha256').update(module.contents).update(map.contents).digest('hex').slice(0, 12);
  const name = `fleet-${key}-${digest}.mjs`;
  cache.write(`${name}.map`, map.text);
  const path = cache.write(name, module.text.replace(`${basename(outfile)}.map`, `${name}.map`));
  const stamp = stampOf(project, name, metafile, started);
  if (stamp) cache.write(stampName(key), JSON.stringify(stamp));
  cache.prune(`fleet-${key}-`, [name, `${name}.map`]);
  return path;
}
