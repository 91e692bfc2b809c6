import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolveFrom } from './resolve-from.js';

/** Milliseconds after which no running process still imports a compiled module that has been replaced. */
const outdated = 3_600_000;

/** Files that one run leaves for the next. Each is written in one step: other runs read all of it or nothing. */
export class CacheFolder {
  constructor(private readonly folder: string) {}

  path(name: string): string {
    return join(this.folder, name);
  }

  /** @throws for a file that does not exist or cannot be read */
  read(name: string): string {
    return readFileSync(this.path(name), 'utf8');
  }

  /** Returns the path of the file. */
  write(name: string, text: string): string {
    const path = this.path(name);
    const unfinished = `${path}.${process.pid}`;
    writeFileSync(unfinished, text);
    renameSync(unfinished, path);
    return path;
  }

  /** Removes files that begin with `prefix` and are an hour old, except those that are `used`. */
  prune(prefix: string, used: readonly string[]): void {
    for (const name of readdirSync(this.folder)) {
      if (!name.startsWith(prefix) || used.includes(name)) continue;
      const modified = statSync(this.path(name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
      if (Date.now() - modified > outdated) rmSync(this.path(name), { force: true });
    }
  }
}

/** `node_modules/.cache/plainsail` of a project, where it really is: maps of what is compiled there say where sources are from it. */
export function cachePath(project: string): string {
  const modules = join(project, 'node_modules');
  return join(existsSync(modules) ? realpathSync(modules) : modules, '.cache', 'plainsail');
}

/** That folder; where that cannot be written, a folder of this process alone. */
export function cacheFolder(project: string): CacheFolder {
  const folder = cachePath(project);
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return new CacheFolder(folder);
  } catch {
    return new CacheFolder(ownFolder(project));
  }
}

/** A folder outside the project, whose modules import the packages of the project. */
function ownFolder(project: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'plainsail-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  resolveFrom(folder, project);
  return folder;
}
