import { createRequire } from 'node:module';

/** Characters of texts that are kept as they are: a fleet that has no more pays nothing. */
const room = 2 ** 24;

/** A text among those that were packed with it. */
interface Part {
  readonly pack: Pack;
  readonly start: number;
  readonly end: number;
}

/**
 * Path to text of all files of a fleet, of which a large one is kept compressed: its environments resemble each other,
 * and what is off the heap is nothing that collecting garbage has to walk through. What comes one after another in the
 * same topmost folder is packed together, and best read one after another.
 */
export class Texts implements ReadonlyMap<string, string> {
  private readonly places: Map<string, string | Part>;
  /** What is kept as it is until there is more than there is room for: the folders that are complete, and the one that is not. */
  private complete: (readonly string[])[] = [];
  private current: string[] = [];
  private folder = '';
  private loose = 0;

  /** @param isIn which of the files. @default all */
  constructor(files: Iterable<readonly [string, string]> = [], isIn: (path: string) => boolean = () => true) {
    if (files instanceof Texts) {
      this.places = new Map(files.places);
      for (const path of files.keys()) if (!isIn(path)) this.places.delete(path);
    } else {
      this.places = new Map();
      for (const [path, text] of files) if (isIn(path)) this.places.set(path, text);
    }
  }

  set(path: string, text: string): void {
    const folder = path.slice(0, path.indexOf('/'));
    if (folder !== this.folder) this.enter(folder);
    this.places.set(path, text);
    this.current.push(path);
    this.loose += text.length;
  }

  get size(): number {
    return this.places.size;
  }

  has(path: string): boolean {
    return this.places.has(path);
  }

  get(path: string): string | undefined {
    const place = this.places.get(path);
    return typeof place === 'object' ? place.pack.text.slice(place.start, place.end) : place;
  }

  keys() {
    return this.places.keys();
  }

  *values(): MapIterator<string> {
    for (const path of this.places.keys()) yield this.get(path)!;
    return undefined;
  }

  *entries(): MapIterator<[string, string]> {
    for (const path of this.places.keys()) yield [path, this.get(path)!];
    return undefined;
  }

  [Symbol.iterator]() {
    return this.entries();
  }

  forEach(visit: (text: string, path: string, texts: ReadonlyMap<string, string>) => void): void {
    for (const [path, text] of this) visit(text, path, this);
  }

  private enter(folder: string): void {
    this.folder = folder;
    this.complete.push(this.current);
    this.current = [];
    if (this.loose <= room) return;
    for (const paths of this.complete) this.compress(paths);
    this.complete = [];
    this.loose = 0;
  }

  private compress(paths: readonly string[]): void {
    const texts = paths.map(path => this.get(path)!);
    const pack = new Pack(texts.join(''));
    let end = 0;
    for (const [i, path] of paths.entries()) {
      const start = end;
      end += texts[i]!.length;
      this.places.set(path, { pack, start, end });
    }
  }
}

const require = createRequire(import.meta.url);
/** Loaded by those who need it. */
const zlib = (): typeof import('node:zlib') => require('node:zlib');

/** One long text, compressed. The one that was read last is kept as it is. */
class Pack {
  private static opened: { readonly pack: Pack; readonly text: string } | undefined;
  private readonly bytes: Buffer;

  constructor(text: string) {
    this.bytes = zlib().deflateRawSync(text, { level: 1 });
  }

  get text(): string {
    if (Pack.opened?.pack !== this) Pack.opened = { pack: this, text: zlib().inflateRawSync(this.bytes).toString() };
    return Pack.opened.text;
  }
}
