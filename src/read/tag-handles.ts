import { Unreadable } from './document.js';
import type { Scanner } from './scanner.js';
import type { Token } from './tokens.js';

const standard: readonly (readonly [handle: string, prefix: string])[] = [
  ['!', '!'],
  ['!!', 'tag:yaml.org,2002:'],
];

/** What the handles of tags in a document stand for. */
export class TagHandles {
  private readonly prefixes = new Map<string, string>();

  /** Reads the directives of a document. @returns whether there are any */
  directives(scanner: Scanner): boolean {
    let version = false;
    for (;;) {
      const { type, text, suffix, line } = scanner.peek();
      if (type === 'version') {
        refuseVersion(text, version, line);
        version = true;
      } else if (type === 'tag-directive') {
        if (this.prefixes.has(text)) throw new Unreadable(`%TAG ${text} is defined twice`, line, 'Remove one.');
        this.prefixes.set(text, suffix);
      } else break;
      scanner.next();
    }
    const found = version || this.prefixes.size > 0;
    for (const [handle, prefix] of standard) if (!this.prefixes.has(handle)) this.prefixes.set(handle, prefix);
    return found;
  }

  /** The tag in full. */
  tagOf({ text: handle, suffix, line }: Token): string {
    if (handle === '') return suffix;
    const prefix = this.prefixes.get(handle);
    if (!prefix)
      throw new Unreadable(`the tag handle ${handle} is not defined: no %TAG line does so`, line, 'Remove the tag.');
    return prefix + suffix;
  }
}

function refuseVersion(version: string, again: boolean, line: number): void {
  if (again) throw new Unreadable('the text states its YAML version twice', line, 'Remove one %YAML line.');
  if (version.split('.').map(Number).join('.') === '1.1') return;
  throw new Unreadable(`kubectl, Argo CD, Flux and Helm read YAML 1.1, not ${version}`, line, 'Remove the %YAML line.');
}
