import { unusual } from './characters.js';
import { isSpelling } from './decode.js';
import { type DocumentText, deepest, type ParsedDocument, type Spelling } from './document.js';
import { inlineValue, isComment, plainText, Unfamiliar } from './inline.js';
import { resolvePlain } from './resolve.js';

/**
 * Reads a document in the plain block style of rendered manifests, several times faster than the general parser;
 * undefined for anything else: what it does read, the general parser reads to the same value.
 */
export function parseBlock({ text, line }: DocumentText): ParsedDocument | undefined {
  if (unusual.test(text)) return undefined;
  try {
    return new BlockReader(text.split('\n'), line).read();
  } catch (error) {
    if (error instanceof Unfamiliar) return undefined;
    throw error;
  }
}

/** A line with something on it; what a `- ` introduces counts as a line of its own, further in. */
interface Line {
  readonly indent: number;
  readonly text: string;
}

const faults: ParsedDocument['faults'] = [];
const longestKey = 1024;
const plainKey = /^([A-Za-z0-9_./][A-Za-z0-9_./@~+-]*):(?: +|$)/;
const quotedKey = /^(?:"([^"\\]*)"|'([^']*)'):(?: +|$)/;

class BlockReader {
  private at = 0;
  private line: Line | undefined;
  private readonly itemLines: number[] = [];
  private readonly spellings: Spelling[] = [];

  constructor(
    private readonly lines: readonly string[],
    private readonly firstLine: number,
  ) {}

  read(): ParsedDocument {
    this.advance(0);
    if (this.line && /^--- *$/.test(this.line.text) && this.line.indent === 0) this.advance(this.at + 1);
    const { spellings } = this;
    if (!this.line) return { value: null, line: this.firstLine, itemLines: [], spellings, faults };
    const line = this.firstLine + this.at;
    const value = this.node(1);
    if (this.line) throw new Unfamiliar();
    return { value, line, itemLines: this.itemLines, spellings, faults };
  }

  /** A map or a sequence that begins at the current line. */
  private node(depth: number): unknown {
    const { indent, text } = this.current();
    return isEntry(text) ? this.sequence(indent, depth) : this.map(indent, depth);
  }

  private map(indent: number, depth: number): Record<string, unknown> {
    if (depth > deepest) throw new Unfamiliar();
    const map: Record<string, unknown> = {};
    while (this.line && this.line.indent >= indent) {
      const { text } = this.line;
      const [head, plain, double, single] = plainKey.exec(text) ?? quotedKey.exec(text) ?? [];
      const key = plain ?? double ?? single;
      if (this.line.indent > indent || head === undefined || key === undefined) throw new Unfamiliar();
      if (key === '__proto__' || Object.hasOwn(map, key) || head.length > longestKey) throw new Unfamiliar();
      if (plain !== undefined && !isOwnText(plain)) throw new Unfamiliar();
      const items = depth === 1 && key === 'items';
      map[key] = this.value(map, key, text.slice(head.length), indent, depth, items);
    }
    return map;
  }

  private sequence(indent: number, depth: number, lines?: number[]): unknown[] {
    if (depth > deepest) throw new Unfamiliar();
    const sequence: unknown[] = [];
    while (this.line && this.line.indent >= indent && isEntry(this.line.text)) {
      if (this.line.indent > indent) throw new Unfamiliar();
      lines?.push(this.firstLine + this.at);
      const inner = this.line.text.slice(1).replace(/^ +/, '');
      if (lines && (inner === '' || isComment(inner))) throw new Unfamiliar();
      if (inner !== '' && (isEntry(inner) || plainKey.test(inner) || quotedKey.test(inner))) {
        this.line = { indent: indent + this.line.text.length - inner.length, text: inner };
        sequence.push(this.node(depth + 1));
      } else {
        sequence.push(this.value(sequence, sequence.length, inner, indent, depth, false, true));
      }
    }
    return sequence;
  }

  /** What stands behind a key or a dash: on the same line, or on the lines further in. */
  private value(
    holder: object,
    key: string | number,
    text: string,
    indent: number,
    depth: number,
    items: boolean,
    entry = false,
  ): unknown {
    if (text !== '' && !isComment(text)) {
      const chomp = /^\|(-?) *$/.exec(text)?.[1];
      if (chomp !== undefined) return this.literal(indent, chomp === '-');
      const value = inlineValue(text);
      if (typeof value === 'number' || typeof value === 'boolean') this.note(holder, key, text, value);
      this.advance(this.at + 1);
      return typeof value === 'bigint' ? Number(value) : value;
    }
    this.advance(this.at + 1);
    const next = this.line;
    if (!next) return null;
    const sequence = isEntry(next.text);
    if (next.indent > indent)
      return sequence && items ? this.sequence(next.indent, depth + 1, this.itemLines) : this.node(depth + 1);
    if (next.indent < indent || entry || !sequence) return null;
    return this.sequence(indent, depth + 1, items ? this.itemLines : undefined);
  }

  private note(holder: object, key: string | number, text: string, value: number | boolean): void {
    if (typeof value === 'number' && !Number.isFinite(value)) throw new Unfamiliar();
    const plain = plainText(text);
    if (isSpelling(plain, value))
      this.spellings.push({ holder, key, text: plain, line: this.firstLine + this.at, isKey: false });
  }

  /** Lines taken as they are; the first one says how far in they begin. */
  private literal(parent: number, strip: boolean): string {
    const start = this.at + 1;
    const indent = indentOf(this.lines[start] ?? '');
    const first = this.lines[start]?.charAt(indent);
    if (indent <= parent || !first || first === '\t') throw new Unfamiliar();
    let end = start;
    for (let i = start; i < this.lines.length; i++) {
      const line = this.lines[i] as string;
      const own = indentOf(line);
      if (own < indent && own < line.length) {
        if (line[own] === '\t') throw new Unfamiliar();
        break;
      }
      if (own < line.length) end = i + 1;
      else if (own > indent) throw new Unfamiliar();
    }
    // A text that ends here does so without a line break, which the value then has none of either.
    if (end === this.lines.length) throw new Unfamiliar();
    const text = this.lines.slice(start, end).map(line => line.slice(indent));
    this.advance(end);
    return text.join('\n') + (strip ? '' : '\n');
  }

  /** Goes on to the next line from here that is not blank and no comment. */
  private advance(from: number): void {
    for (this.at = from; this.at < this.lines.length; this.at++) {
      const line = this.lines[this.at] as string;
      const indent = indentOf(line);
      const first = line.charAt(indent);
      if (first === '\t') throw new Unfamiliar();
      if (first !== '' && first !== '#') {
        this.line = { indent, text: line.slice(indent) };
        return;
      }
    }
    this.line = undefined;
  }

  private current(): Line {
    if (!this.line) throw new Unfamiliar();
    return this.line;
  }
}

/** Whether a key without quotes is called just as it is written. */
function isOwnText(key: string): boolean {
  const value = resolvePlain(key);
  return value === key || (String(value) === key && (typeof value === 'boolean' || Number.isSafeInteger(value)));
}

const isEntry = (text: string): boolean => text === '-' || text.startsWith('- ');

function indentOf(line: string): number {
  let indent = 0;
  while (line.charCodeAt(indent) === 32) indent++;
  return indent;
}
