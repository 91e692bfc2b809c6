import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import type { Metafile } from 'esbuild';
import type { CacheFolder } from './cache-folder.js';
import { type Settings, settingsOf } from './settings.js';

/** Everything that decides about a compiled module. */
export interface Stamp {
  /** The file name of the compiled module. */
  readonly module: string;
  /** Digests of sources and settings by path. */
  readonly files: Readonly<Record<string, string>>;
  /** Digests of the names in each folder that an import may be resolved in: a new file can take the place of another. */
  readonly folders: Readonly<Record<string, string>>;
}

/** The path of the compiled module of the last run, if nothing that decides about it has changed. */
export function freshModule(cache: CacheFolder, key: string): string | undefined {
  try {
    const { module, files, folders } = JSON.parse(cache.read(stampName(key))) as Stamp;
    const isSame =
      existsSync(cache.path(module)) &&
      Object.entries(files).every(([path, digest]) => fileDigest(path) === digest) &&
      Object.entries(folders).every(([path, digest]) => namesDigest(path) === digest);
    return isSame ? cache.path(module) : undefined;
  } catch {
    return undefined; // Something is missing or damaged: it is compiled again.
  }
}

export const stampName = (key: string): string => `fleet-${key}.json`;

/**
 * @param started when the compilation began, in milliseconds
 * @returns undefined when a source has changed meanwhile: nobody can say which content was compiled
 */
export function stampOf(project: string, module: string, { inputs }: Metafile, started: number): Stamp | undefined {
  // An import with attributes has them behind its path.
  const sources = Object.keys(inputs).map(input => resolve(project, input.replace(/ with \{.*\}$/, '')));
  const settings = settingsOf(project, sources);
  const files = [...sources, join(project, 'package.json'), ...settings.files];
  if (files.some(path => changedSince(path, started))) return undefined;
  return {
    module,
    files: Object.fromEntries(files.map(path => [path, fileDigest(path)])),
    folders: Object.fromEntries(foldersOf(project, inputs, settings).map(path => [path, namesDigest(path)])),
  };
}

/** Times of file systems are coarse: a change in the same tick counts. */
const changedSince = (path: string, started: number): boolean => statSync(path).ctimeMs >= started - 20;

/** Folders of sources, folders above them, and folders in which relative imports and path aliases are looked up. */
function foldersOf(project: string, inputs: Metafile['inputs'], { roots }: Settings): readonly string[] {
  const folders = new Set(roots);
  for (const [input, { imports }] of Object.entries(inputs)) {
    const own = dirname(resolve(project, input));
    for (let at = own; at.startsWith(project); at = dirname(at)) folders.add(at);
    for (const { original } of imports) {
      if (original === undefined || !/^\.{0,2}\//.test(original)) continue;
      const target = resolve(own, original);
      folders.add(dirname(target));
      folders.add(target);
    }
  }
  return [...folders].filter(folder => !folder.includes(`${sep}node_modules`)).sort();
}

const digest = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

const fileDigest = (path: string): string => digest(readFileSync(path));

/** The digest of the sorted names in a folder; a constant for one that does not exist. */
function namesDigest(folder: string): string {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return 'none';
  return digest(readdirSync(folder).sort().join('\0'));
}
