import { type DocumentText, deepest, tooDeep, Unreadable } from './document.js';
import {
  emptyDocument,
  emptyEntry,
  emptyListKey,
  emptyMapKey,
  emptyPart,
  emptyPlainEntry,
  endings,
} from './followers.js';
import { type Node, node } from './node.js';
import { Scanner } from './scanner.js';
import { TagHandles } from './tag-handles.js';
import type { Token, TokenType } from './tokens.js';

/** The first document of a text; undefined where it is empty. `rest` is the line of what stands behind it unread. */
export interface Composed {
  readonly root: Node | undefined;
  readonly rest: number | undefined;
}

/** @throws Unreadable for what the readers of Kubernetes refuse, and for what nests too deep */
export const compose = ({ text, line }: DocumentText): Composed => new Composer(new Scanner(text, line)).document();

interface Properties {
  readonly line: number;
  readonly anchor: string | undefined;
  readonly tag: string;
}

class Composer {
  private readonly anchors = new Map<string, Node>();
  private readonly tags = new TagHandles();
  private depth = 0;

  constructor(private readonly scanner: Scanner) {}

  document(): Composed {
    const explicit = this.tags.directives(this.scanner) || this.is('document-start');
    if (!explicit && this.is('end')) return { root: undefined, rest: undefined };
    if (explicit) this.expect('document-start', 'a directive is not followed by ---');
    const empty = explicit && this.at(emptyDocument);
    const root = empty ? this.empty() : this.node(true, false);
    if (this.is('document-end')) this.scanner.next();
    return { root, rest: this.restLine() };
  }

  /** The line of what follows; it is not read, so it may be no YAML at all. */
  private restLine(): number | undefined {
    try {
      while (this.is('document-end')) this.scanner.next();
      return this.is('end') ? undefined : this.scanner.peek().line;
    } catch (error) {
      if (error instanceof Unreadable) return error.line;
      throw error;
    }
  }

  private is(type: TokenType): boolean {
    return this.scanner.peek().type === type;
  }

  private at(types: ReadonlySet<TokenType>): boolean {
    return types.has(this.scanner.peek().type);
  }

  private skip(type: TokenType): boolean {
    const found = this.is(type);
    if (found) this.scanner.next();
    return found;
  }

  private expect(type: TokenType, otherwise: string, line = this.scanner.peek().line): void {
    if (!this.skip(type))
      throw new Unreadable(otherwise, line, 'Correct the indentation, or close the bracket or quote that is open.');
  }

  private empty(line = this.scanner.peek().line): Node {
    return node('scalar', line, { plain: true });
  }

  /** `block`: collections of lines may begin here; `dashes`: a list may begin in the column of its key. */
  private node(block: boolean, dashes: boolean): Node {
    if (++this.depth > deepest + 1) throw tooDeep(this.scanner.peek().line);
    try {
      return this.is('alias') ? this.alias() : this.content(block, dashes);
    } finally {
      this.depth--;
    }
  }

  private alias(): Node {
    const { text, line } = this.scanner.next();
    const target = this.anchors.get(text);
    if (!target)
      throw new Unreadable(
        `*${text} has no value: no &${text} is defined above it`,
        line,
        'Write the value out, or put the text in quotes.',
      );
    return node('alias', line, { text, target });
  }

  private content(block: boolean, dashes: boolean): Node {
    const properties = this.properties();
    const found = this.scanner.peek();
    switch (found.type) {
      case 'entry':
        if (!dashes) break;
        return this.dashes(this.collection('list', properties), false);
      case 'scalar':
        this.scanner.next();
        return this.scalar(found, properties);
      case 'flow-list-start':
        return this.flowList(this.collection('list', properties), this.scanner.next().line);
      case 'flow-map-start':
        return this.flowMap(this.collection('map', properties), this.scanner.next().line);
      case 'list-start':
        if (!block) break;
        this.scanner.next();
        return this.dashes(this.collection('list', properties), true);
      case 'map-start':
        if (!block) break;
        this.scanner.next();
        return this.blockMap(this.collection('map', properties));
      default:
    }
    const { anchor, tag } = properties;
    if (!anchor && !tag) throw nothingHere(found);
    return this.named(node('scalar', properties.line, { tag, plain: tag === '' }), properties);
  }

  private properties(): Properties {
    const { line } = this.scanner.peek();
    let anchor: string | undefined;
    let tag: Token | undefined;
    if (this.is('anchor')) {
      anchor = this.scanner.next().text;
      if (this.is('tag')) tag = this.scanner.next();
    } else if (this.is('tag')) {
      tag = this.scanner.next();
      if (this.is('anchor')) anchor = this.scanner.next().text;
    }
    return { line, anchor, tag: tag ? this.tags.tagOf(tag) : '' };
  }

  private named(found: Node, { anchor }: Properties): Node {
    if (anchor !== undefined) this.anchors.set(anchor, found);
    return found;
  }

  /** Named before its parts are read: they may refer to it. */
  private collection(kind: 'map' | 'list', properties: Properties): Node {
    return this.named(node(kind, properties.line, { tag: properties.tag }), properties);
  }

  private scalar({ text, style }: Token, properties: Properties): Node {
    const { line, tag } = properties;
    const plain = (tag === '' && style === 'plain') || tag === '!';
    return this.named(node('scalar', line, { tag, text, plain }), properties);
  }

  /** The entries of a list in block style; without its own indentation it ends where no dash follows. */
  private dashes(list: Node, indented: boolean): Node {
    while (this.is('entry')) {
      const { line } = this.scanner.next();
      const isEmpty = this.at(indented ? emptyEntry : emptyPlainEntry);
      list.children.push(isEmpty ? this.empty(line) : this.node(true, false));
    }
    if (indented)
      this.expect('block-end', 'this line is indented like the list above it, and does not begin with "- "');
    return list;
  }

  private blockMap(map: Node): Node {
    while (this.is('key')) {
      map.children.push(this.blockPart());
      map.children.push(this.is('value') ? this.blockPart() : this.empty());
    }
    this.expect('block-end', 'this line is neither a key of the map above it nor part of a value');
    return map;
  }

  private blockPart(): Node {
    const { line } = this.scanner.next();
    return this.at(emptyPart) ? this.empty(line) : this.node(true, true);
  }

  private flowList(list: Node, line: number): Node {
    for (let first = true; !this.skip('flow-list-end'); first = false) {
      this.refuseEnd('[', line);
      if (!first) {
        this.expect('flow-entry', `the [ of line ${line} is not closed, or a comma is missing`);
        if (this.skip('flow-list-end')) break;
      }
      list.children.push(this.is('key') ? this.flowPair() : this.node(false, false));
    }
    return list;
  }

  private refuseEnd(bracket: string, line: number): void {
    if (this.at(endings)) throw new Unreadable(`the ${bracket} that opens here is never closed`, line, 'Close it.');
  }

  /** `[a: b]`: a map of one entry in a list. */
  private flowPair(): Node {
    const { line } = this.scanner.next();
    const map = node('map', line);
    if (this.at(emptyListKey)) map.children.push(this.emptyKey());
    else map.children.push(this.node(false, false));
    map.children.push(this.flowValue('flow-list-end'));
    return map;
  }

  /** The readers take the token after an empty key for a part of it. */
  private emptyKey(): Node {
    return this.empty(this.scanner.next().line);
  }

  private flowMap(map: Node, line: number): Node {
    for (let first = true; !this.skip('flow-map-end'); first = false) {
      this.refuseEnd('{', line);
      if (!first) {
        this.expect('flow-entry', `the { of line ${line} is not closed, or a comma is missing`);
        if (this.skip('flow-map-end')) break;
      }
      if (!this.skip('key')) {
        map.children.push(this.node(false, false), this.empty());
        continue;
      }
      const isEmpty = this.at(emptyMapKey);
      map.children.push(isEmpty ? this.empty() : this.node(false, false));
      map.children.push(this.flowValue('flow-map-end'));
    }
    return map;
  }

  private flowValue(closing: TokenType): Node {
    if (this.skip('value') && !this.is('flow-entry') && !this.is(closing)) return this.node(false, false);
    return this.empty();
  }
}

function nothingHere({ type, line }: Token): Unreadable {
  return new Unreadable(
    endings.has(type) ? 'the document ends where a value is expected' : 'a value is missing',
    line,
    'Correct the indentation, or close the bracket or quote that is open.',
  );
}
