import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { BuildFailure } from 'esbuild';
import { packageRoot } from '../package-root.js';
import { bundleOptions, compileError } from './bundle.js';

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
  const options = { ...bundleOptions(project), entryPoints: [entry], outfile: output, metafile: true as const };
  const result = await build(options).catch((failure: BuildFailure) => {
    throw compileError(failure);
  });
  const stamp: Stamp = [...Object.keys(result.metafile.inputs), join(project, 'package.json')].map(input => {
    const path = resolve(project, input);
    const { size, mtimeMs } = statSync(path);
    return [path, size, mtimeMs];
  });
  mkdirSync(dirname(output), { recursive: true });
  writeFileSync(`${output}.json`, JSON.stringify(stamp));
}
