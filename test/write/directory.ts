import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { WriteRequest } from '../../src/write/index.js';

/** Path to text. An empty folder is a path that ends in `/`; a link is a text that starts with `-> `. */
export type Contents = Readonly<Record<string, string>>;

/** In memory where the system offers it: these tests make and remove many thousands of folders. */
const home = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

export function temporaryDirectory(contents: Contents = {}): string {
  const folder = mkdtempSync(join(home, 'plainsail-write-'));
  made.push(folder);
  fill(folder, contents);
  return folder;
}

export function fill(folder: string, contents: Contents): void {
  for (const [path, text] of Object.entries(contents)) {
    const target = join(folder, path);
    mkdirSync(path.endsWith('/') ? target : dirname(target), { recursive: true });
    if (path.endsWith('/')) continue;
    if (text.startsWith('-> ')) symlinkSync(text.slice(3), target);
    else writeFileSync(target, text);
  }
}

/** Everything below a folder, hidden files and empty folders included. */
export function contentsOf(folder: string): Contents {
  return Object.fromEntries(entriesOf(folder, '').sort(([a], [b]) => (a < b ? -1 : 1)));
}

function entriesOf(root: string, folder: string): [string, string][] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry): [string, string][] => {
    const path = folder + entry.name;
    if (entry.isSymbolicLink()) return [[path, `-> ${readlinkSync(join(root, path))}`]];
    if (!entry.isDirectory()) return [[path, readFileSync(join(root, path), 'utf8')]];
    const below = entriesOf(root, `${path}/`);
    return below.length === 0 ? [[`${path}/`, '']] : below;
  });
}

/** A run of the whole fleet, unless said otherwise. */
export function request(out: string, units: readonly string[], files: Contents, all = true): WriteRequest {
  return { out, units, all, files: new Map(Object.entries(files)) };
}

/** The given contents in the order that `contentsOf` has. */
export function inOrder(contents: Contents): Contents {
  return Object.fromEntries(Object.entries(contents).sort(([a], [b]) => (a < b ? -1 : 1)));
}
