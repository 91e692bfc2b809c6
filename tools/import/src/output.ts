import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Path below `imports` → text. */
export type Files = ReadonlyMap<string, string>;

/** What keeps a folder from holding exactly these files. */
export interface Differences {
  readonly missing: readonly string[];
  readonly changed: readonly string[];
  readonly extra: readonly string[];
}

export function compare(folder: string, files: Files): Differences {
  const present = new Set(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => `${entry.parentPath}/${entry.name}`.slice(folder.length + 1)),
  );
  const paths = [...files.keys()].sort();
  return {
    missing: paths.filter(path => !present.has(path)),
    changed: paths.filter(path => present.has(path) && readFileSync(`${folder}/${path}`, 'utf8') !== files.get(path)),
    extra: [...present].filter(path => !files.has(path)).sort(),
  };
}

/** Makes the folder hold exactly these files; those that already do are not touched. */
export function update(folder: string, files: Files): void {
  mkdirSync(folder, { recursive: true });
  const { missing, changed, extra } = compare(folder, files);
  for (const path of extra) rmSync(`${folder}/${path}`);
  for (const path of [...missing, ...changed]) {
    mkdirSync(dirname(`${folder}/${path}`), { recursive: true });
    writeFileSync(`${folder}/${path}`, files.get(path)!);
  }
}
