import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Path below `imports` → text. */
export type Files = ReadonlyMap<string, string>;

/** Makes the folder hold exactly these files. */
export function writeFiles(folder: string, files: Files): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of files) {
    mkdirSync(dirname(`${folder}/${path}`), { recursive: true });
    writeFileSync(`${folder}/${path}`, text);
  }
}

/** One line per file that is missing, left over or different. */
export function differences(folder: string, files: Files): readonly string[] {
  const present = new Set(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => `${entry.parentPath}/${entry.name}`.slice(folder.length + 1)),
  );
  const extra = [...present].filter(path => !files.has(path)).map(path => `${path}: not generated`);
  const changed = [...files].flatMap(([path, text]) => {
    if (!present.has(path)) return [`${path}: missing`];
    return readFileSync(`${folder}/${path}`, 'utf8') === text ? [] : [`${path}: differs`];
  });
  return [...extra, ...changed].sort();
}
