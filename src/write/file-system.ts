import {
  closeSync,
  type Dirent,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  renameSync,
  rmdirSync,
  type Stats,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { isSystemError } from './system-error.js';

export type Kind = 'file' | 'directory' | 'link' | 'other';

/** The entry at a path: itself, never what a link leads to. */
export interface Entry {
  readonly kind: Kind;
  /** Milliseconds since 1970. */
  readonly modified: number;
  /** The same for any change, which nobody can set back. */
  readonly changed: number;
  /** In bytes. */
  readonly size: number;
  /** The number of the file itself, whatever it is called. */
  readonly inode: number;
}

/** The file operations the writer needs, so that a test can fail or stop at each of them. Errors are Node's own. */
export interface FileSystem {
  /** The real path, with every link followed. */
  resolve(path: string): string;
  /** The entry at a path, or undefined. */
  stat(path: string): Entry | undefined;
  /** The names in a folder. */
  list(path: string): ReadonlyMap<string, Kind>;
  /** The bytes of a file. The next read uses their buffer again. */
  read(path: string): Buffer;
  /** Writes a new file; an error when something is there already. */
  write(path: string, text: string): void;
  /** Makes a folder and those above it, where they do not exist. */
  makeFolder(path: string): void;
  rename(from: string, to: string): void;
  /** Removes a file or a link. */
  remove(path: string): void;
  /** Removes an empty folder. */
  removeFolder(path: string): void;
}

const kindOf = (entry: Dirent | Stats): Kind =>
  entry.isFile() ? 'file' : entry.isDirectory() ? 'directory' : entry.isSymbolicLink() ? 'link' : 'other';

let buffer = Buffer.allocUnsafe(1 << 16);

/** One buffer for all files: a third faster than `readFileSync` for the thousands of small files of a run. */
function read(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    let length = 0;
    for (let count = -1; count !== 0; length += count) {
      if (length === buffer.length) buffer = Buffer.concat([buffer, Buffer.allocUnsafe(length)]);
      count = readSync(file, buffer, length, buffer.length - length, null);
    }
    return buffer.subarray(0, length);
  } finally {
    closeSync(file);
  }
}

/** Without the copy that `writeFileSync` makes of each text. */
function write(path: string, text: string): void {
  const file = openSync(path, 'wx');
  try {
    const written = writeSync(file, text);
    if (written < Buffer.byteLength(text)) writeFileSync(file, Buffer.from(text).subarray(written));
  } finally {
    closeSync(file);
  }
}

/** Not with `recursive`, which takes a read-only file system for a folder that is not there. */
function makeFolder(path: string): void {
  try {
    makeOneFolder(path);
  } catch (error) {
    if (!isSystemError(error) || error.code !== 'ENOENT') throw error;
    makeFolder(dirname(path));
    makeOneFolder(path);
  }
}

function makeOneFolder(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    if (!isSystemError(error) || error.code !== 'EEXIST') throw error;
    const found = stat(path);
    // Another run may just have removed it.
    if (found === undefined) makeOneFolder(path);
    else if (found.kind !== 'directory') throw error;
  }
}

function stat(path: string): Entry | undefined {
  try {
    const entry = lstatSync(path);
    return { kind: kindOf(entry), modified: entry.mtimeMs, changed: entry.ctimeMs, size: entry.size, inode: entry.ino };
  } catch (error) {
    if (isSystemError(error) && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return undefined;
    throw error;
  }
}

export const nodeFileSystem: FileSystem = {
  resolve: path => realpathSync(path),
  stat,
  list: path => new Map(readdirSync(path, { withFileTypes: true }).map(entry => [entry.name, kindOf(entry)])),
  read,
  write,
  makeFolder,
  rename: renameSync,
  remove: unlinkSync,
  removeFolder: path => rmdirSync(path),
};
