import { isBlankBreakOrEnd, isBreak } from './characters.js';
import { Cursor } from './cursor.js';
import { Unreadable } from './document.js';
import { KeyCandidates } from './key-candidates.js';
import { scanAnchor, scanDirective, scanTag } from './scan-names.js';
import { scanBlock, scanPlain, scanQuoted } from './scan-text.js';
import { TokenQueue } from './token-queue.js';
import { type Token, type TokenType, token } from './tokens.js';

/**
 * Cuts a document into tokens just as the YAML reader of kubectl, Argo CD, Flux and Helm does: YAML 1.1, with its
 * limits and its leniencies.
 */
export class Scanner {
  private readonly cursor: Cursor;
  private readonly tokens = new TokenQueue();
  private readonly keys: KeyCandidates;
  /** How far in the blocks around the cursor stand. */
  private readonly indents: number[] = [];
  private indent = -1;
  private keyAllowed = true;
  private done = false;

  constructor(text: string, firstLine: number) {
    this.cursor = new Cursor(text, firstLine);
    this.keys = new KeyCandidates(this.cursor);
  }

  /** The next token, which stays. More of the text may decide what it is: a key is one by the colon behind it. */
  peek(): Token {
    const { tokens, keys } = this;
    while (!this.done && (tokens.isEmpty || keys.has(tokens.taken))) this.fetch();
    return tokens.first;
  }

  next(): Token {
    this.peek();
    return this.tokens.take();
  }

  private get isBlock(): boolean {
    return this.keys.isOutside;
  }

  private fetch(): void {
    this.toNextToken();
    this.unroll(this.cursor.column);
    const { cursor } = this;
    if (cursor.at >= cursor.text.length) this.fetchEnd();
    else if (cursor.column === 0 && cursor.is('%')) this.outside(() => this.tokens.add(scanDirective(cursor)));
    else if (cursor.atMarker()) this.outside(() => this.add(cursor.is('-') ? 'document-start' : 'document-end', 3));
    else this.fetchContent();
  }

  private toNextToken(): void {
    const { cursor } = this;
    for (;;) {
      if (this.isBlock && this.keyAllowed) while (cursor.is(' ')) cursor.at++;
      else cursor.blanks();
      cursor.comment();
      if (!isBreak(cursor.code())) return;
      cursor.lineBreak();
      if (this.isBlock) this.keyAllowed = true;
    }
  }

  /** Closes the blocks that stand further in than a column. */
  private unroll(column: number): void {
    if (!this.isBlock) return;
    while (this.indent > column) {
      this.add('block-end', 0);
      this.indent = this.indents.pop() as number;
    }
  }

  /** Opens a block in a column, unless it is open; its token goes in front of the one with this number. */
  private roll(column: number, type: TokenType, line: number, number = this.tokens.nextNumber): void {
    if (!this.isBlock || this.indent >= column) return;
    this.indents.push(this.indent);
    this.indent = column;
    this.tokens.insert(token(type, line), number);
  }

  private add(type: TokenType, length: number): void {
    this.tokens.add(token(type, this.cursor.line));
    this.cursor.at += length;
  }

  private fetchEnd(): void {
    this.outside(() => this.add('end', 0));
    this.done = true;
  }

  /** What stands outside all blocks. */
  private outside(scan: () => void): void {
    this.unroll(-1);
    this.keys.end();
    this.keyAllowed = false;
    scan();
  }

  private fetchContent(): void {
    const { cursor } = this;
    const blankFollows = isBlankBreakOrEnd(cursor.code(1));
    const char = cursor.text.charAt(cursor.at);
    if (char === '[') this.open('flow-list-start');
    else if (char === '{') this.open('flow-map-start');
    else if (char === ']') this.close('flow-list-end');
    else if (char === '}') this.close('flow-map-end');
    else if (char === ',') this.fetchComma();
    else if (char === '-' && blankFollows) this.fetchIndicator('entry', 'list-start');
    else if (char === '?' && (blankFollows || !this.isBlock)) this.fetchIndicator('key', 'map-start');
    else if (char === ':' && (blankFollows || !this.isBlock)) this.fetchColon();
    else if (char === '*' || char === '&') this.fetchNode(() => scanAnchor(cursor));
    else if (char === '!') this.fetchNode(() => scanTag(cursor));
    else if (char === '"' || char === "'") this.fetchQuoted(char);
    else if ((char === '|' || char === '>') && this.isBlock) this.fetchBlock();
    else if ('#%@`\t|>'.includes(char)) throw cannotBegin(char, cursor);
    else this.fetchPlain();
  }

  private open(type: TokenType): void {
    this.mayBeKey();
    this.keys.open(this.tokens.nextNumber);
    this.keyAllowed = true;
    this.add(type, 1);
  }

  private close(type: TokenType): void {
    this.keys.end();
    this.keys.close();
    this.keyAllowed = false;
    this.add(type, 1);
  }

  private fetchComma(): void {
    this.keys.end();
    this.keyAllowed = true;
    this.add('flow-entry', 1);
  }

  /** `- ` and `? `. */
  private fetchIndicator(type: 'entry' | 'key', opens: TokenType): void {
    if (this.isBlock) {
      if (!this.keyAllowed) throw misplaced(type === 'entry' ? '- ' : '? ', this.cursor);
      this.roll(this.cursor.column, opens, this.cursor.line);
    }
    this.keys.end();
    this.keyAllowed = type === 'entry' || this.isBlock;
    this.add(type, 1);
  }

  private fetchColon(): void {
    const key = this.keys.take();
    if (key) {
      this.tokens.insert(token('key', key.line), key.number);
      this.roll(key.column, 'map-start', key.line, key.number);
      this.keyAllowed = false;
    } else {
      if (this.isBlock) {
        if (!this.keyAllowed) throw misplaced(': ', this.cursor);
        this.roll(this.cursor.column, 'map-start', this.cursor.line);
      }
      this.keyAllowed = this.isBlock;
    }
    this.add('value', 1);
  }

  /** What stands here may be a key. */
  private mayBeKey(): void {
    if (!this.keyAllowed) return;
    this.keys.add(this.tokens.nextNumber, this.isBlock && this.indent === this.cursor.column);
  }

  private fetchNode(scan: () => Token): void {
    this.mayBeKey();
    this.keyAllowed = false;
    this.tokens.add(scan());
  }

  private fetchQuoted(quote: '"' | "'"): void {
    const { line } = this.cursor;
    this.fetchNode(() => token('scalar', line, scanQuoted(this.cursor, quote), 'quoted'));
  }

  private fetchBlock(): void {
    this.keys.end();
    this.keyAllowed = true;
    const { line } = this.cursor;
    this.tokens.add(token('scalar', line, scanBlock(this.cursor, this.indent), 'block'));
  }

  private fetchPlain(): void {
    const { line } = this.cursor;
    let endsLine = false;
    this.fetchNode(() => {
      const found = scanPlain(this.cursor, this.indent + 1, !this.isBlock);
      endsLine = found.endsLine;
      return token('scalar', line, found.text);
    });
    if (endsLine) this.keyAllowed = true;
  }
}

function cannotBegin(char: string, { line, quotedLine }: Cursor): Unreadable {
  if (char !== '\t')
    return new Unreadable(
      `${quotedLine}: a value cannot begin with ${JSON.stringify(char)}`,
      line,
      'Put the text in quotes.',
    );
  return new Unreadable(`${quotedLine} has a tab where only spaces are allowed`, line, 'Replace the tab with spaces.');
}

const misplaced = (sign: string, { line, quotedLine }: Cursor): Unreadable =>
  new Unreadable(
    `${quotedLine}: ${JSON.stringify(sign)} is not allowed here`,
    line,
    'Put a text that contains it in quotes, or begin the list or map on a line of its own, indented below its key.',
  );
