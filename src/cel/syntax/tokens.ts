import { CompileError } from '../error.js';
import { type Token, tokensOf } from './token.js';

/** What of an expression has not been read yet. */
export class Tokens {
  private readonly tokens: readonly Token[];
  private at = 0;
  private depth = 0;

  constructor(source: string) {
    this.tokens = tokensOf(source);
  }

  get next(): Token {
    return this.tokens[this.at]!;
  }

  get afterNext(): Token {
    return this.tokens[this.at + 1] ?? this.next;
  }

  take(): Token {
    const token = this.next;
    if (token.kind !== 'end') this.at += 1;
    return token;
  }

  /** Takes the symbol, or the word `in`, where it is next. */
  takes(...symbols: readonly string[]): string | undefined {
    const { kind, text } = this.next;
    if (!(kind === 'symbol' || (kind === 'name' && text === 'in')) || !symbols.includes(text)) return undefined;
    return this.take().text;
  }

  expect(symbol: string): void {
    if (!this.takes(symbol)) throw this.unexpected(symbol);
  }

  takeName(): string {
    const { kind, text } = this.next;
    if (kind !== 'name' || keywords.has(text)) throw this.unexpected('a name');
    this.take();
    return text;
  }

  unexpected(wanted: string): CompileError {
    const { kind, text } = this.next;
    return new CompileError(
      `syntax error: expected ${wanted}, not ${kind === 'end' ? 'the end' : JSON.stringify(text)}`,
    );
  }

  /** Expressions that nest too deeply are refused before they exhaust the stack. */
  nested<T>(read: () => T): T {
    this.depth += 1;
    if (this.depth > deepest) throw new CompileError(`expression nests deeper than ${deepest}`);
    const result = read();
    this.depth -= 1;
    return result;
  }
}

const deepest = 250;
const keywords = new Set(['true', 'false', 'null', 'in']);
