import type { FileCache } from './file-cache.js';
import type { FileSystem, Kind } from './file-system.js';
import { folderOf, inFolder, isHidden, nameOf } from './path.js';

/** Something that exists in the output directory. */
export interface Found {
  readonly path: string;
  readonly kind: Kind;
}

/** A file or link in the way, or the names in a folder; undefined when there is no such folder. */
type Folder = { readonly blockedBy: Found } | { readonly names: ReadonlyMap<string, Kind> } | undefined;

/** The output directory, read folder by folder as asked. No link is ever followed. */
export class Tree {
  private readonly folders = new Map<string, Folder>();

  constructor(
    private readonly fileSystem: FileSystem,
    private readonly root: string,
    private readonly cache?: FileCache,
  ) {}

  /** The entry at a path, or the file or link above it that keeps it from being there, or undefined. */
  find(path: string): Found | undefined {
    const folder = this.open(folderOf(path));
    if (folder === undefined) return undefined;
    if ('blockedBy' in folder) return folder.blockedBy;
    const kind = folder.names.get(nameOf(path));
    return kind && { path, kind };
  }

  /** Whether a regular file stands exactly there. */
  hasFile(path: string): boolean {
    const found = this.find(path);
    return found?.kind === 'file' && found.path === path;
  }

  /** Whether a regular file stands exactly there, and holds nothing but this text. */
  holds(path: string, text: string): boolean {
    if (!this.hasFile(path)) return false;
    const entry = this.cache && this.fileSystem.stat(`${this.root}/${path}`);
    if (entry && this.cache?.holds(path, text, entry)) return true;
    const isHeld = isText(this.read(path), text);
    if (isHeld && entry) this.cache?.note(path, text, entry);
    return isHeld;
  }

  /** The bytes of a file. The next read uses their buffer again. */
  read(path: string): Buffer {
    return this.fileSystem.read(`${this.root}/${path}`);
  }

  /** Everything directly in a folder; nothing when it is not a folder. */
  *entries(path: string): Generator<Found> {
    const folder = this.open(path);
    if (folder === undefined || 'blockedBy' in folder) return;
    for (const [name, kind] of folder.names) yield { path: inFolder(path, name), kind };
  }

  /** The folders below one, itself first, hidden ones left out; `enter` says which to go into. */
  *foldersIn(path: string, enter: (folder: string) => boolean): Generator<string> {
    yield path;
    for (const { path: child, kind } of this.entries(path)) {
      if (kind === 'directory' && !isHidden(nameOf(child)) && enter(child)) yield* this.foldersIn(child, enter);
    }
  }

  private open(path: string): Folder {
    if (!this.folders.has(path)) this.folders.set(path, this.look(path));
    return this.folders.get(path);
  }

  private look(path: string): Folder {
    const found = path === '' ? this.rootEntry() : this.find(path);
    if (found === undefined) return undefined;
    if (found.kind !== 'directory') return { blockedBy: found };
    return { names: this.fileSystem.list(`${this.root}/${path}`) };
  }

  private rootEntry(): Found | undefined {
    const entry = this.fileSystem.stat(this.root);
    return entry && { path: '', kind: entry.kind };
  }
}

let encoded = Buffer.allocUnsafe(1 << 16);

/** One buffer for all texts: most files are as they should be, and only looked at. */
function isText(bytes: Buffer, text: string): boolean {
  if (encoded.length <= bytes.length + longestCharacter) encoded = Buffer.allocUnsafe(2 * bytes.length);
  const length = encoded.write(text); // What does not fit is left out, and the length is another one.
  return length === bytes.length && bytes.equals(encoded.subarray(0, length));
}

/** In bytes. */
const longestCharacter = 4;
