import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, isAbsolute, join, resolve } from 'node:path';

/** The settings of the compiler that a project has beside its sources. */
export interface Settings {
  /** Every `tsconfig.json` that holds for a source, and those that it extends. */
  readonly files: readonly string[];
  /** Folders that path aliases of these files lead to. */
  readonly roots: readonly string[];
}

/** The compiler takes the nearest `tsconfig.json` of each source. */
export function settingsOf(project: string, sources: readonly string[]): Settings {
  const files = new Set<string>();
  const roots = new Set<string>();
  for (const folder of new Set(sources.map(source => dirname(source)))) {
    for (let at = folder; at.startsWith(project); at = dirname(at)) read(join(at, 'tsconfig.json'), files, roots);
  }
  return { files: [...files], roots: [...roots] };
}

function read(file: string, files: Set<string>, roots: Set<string>): void {
  if (files.has(file) || !existsSync(file)) return;
  files.add(file);
  const text = readFileSync(file, 'utf8');
  // Comments are allowed, so this is not JSON; a text in a comment only adds a file that decides nothing.
  for (const [, extended = ''] of text.matchAll(/"extends"\s*:\s*(\[[^\]]*\]|"[^"]*")/g))
    for (const [, name = ''] of extended.matchAll(/"([^"]*)"/g)) read(extendedFile(file, name), files, roots);
  for (const [, path = ''] of text.matchAll(/"([^"*]*)\*[^"]*"/g))
    if (path !== '') roots.add(resolve(dirname(file), path));
}

function extendedFile(from: string, name: string): string {
  if (!name.startsWith('.') && !isAbsolute(name)) return packageFile(from, name);
  const path = resolve(dirname(from), name);
  return existsSync(path) || path.endsWith('.json') ? path : `${path}.json`;
}

function packageFile(from: string, name: string): string {
  for (const candidate of [name, `${name}/tsconfig.json`, `${name}.json`]) {
    try {
      return createRequire(from).resolve(candidate);
    } catch {} // The next one may exist.
  }
  return name;
}
