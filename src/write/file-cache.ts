import type { Entry } from './file-system.js';

interface Held {
  readonly text: string;
  readonly entry: Entry;
}

/** Milliseconds after which a second change of a file gets a different time: the clocks of file systems are coarse. */
const settled = 1000;

/** The contents of files as they were last read, for several writes in one process: unchanged files are not read again. */
export class FileCache {
  private readonly files = new Map<string, Held>();

  /** Notes what a file holds. @param entry what stood there before it was read */
  note(path: string, text: string, entry: Entry): void {
    if (Date.now() - entry.changed > settled) this.files.set(path, { text, entry });
    else this.files.delete(path);
  }

  /** Whether a file, of which this is the entry now, still is the one that held this text. */
  holds(path: string, text: string, entry: Entry): boolean {
    const held = this.files.get(path);
    if (held?.text !== text) return false;
    const before = held.entry;
    return before.changed === entry.changed && before.inode === entry.inode && before.size === entry.size;
  }
}
