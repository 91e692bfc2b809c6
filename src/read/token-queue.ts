import type { Token } from './tokens.js';

/** Tokens that are found and not yet taken, numbered from the beginning of the text. */
export class TokenQueue {
  /** How many were taken: the number of the first that is there. */
  taken = 0;
  private tokens: Token[] = [];
  private head = 0;

  get isEmpty(): boolean {
    return this.head === this.tokens.length;
  }

  /** The number that the next token gets. */
  get nextNumber(): number {
    return this.taken + this.tokens.length - this.head;
  }

  get first(): Token {
    return this.tokens[this.head] as Token;
  }

  take(): Token {
    const { first } = this;
    this.taken++;
    if (++this.head > 64 && this.head * 2 > this.tokens.length) {
      this.tokens = this.tokens.slice(this.head);
      this.head = 0;
    }
    return first;
  }

  add(token: Token): void {
    this.tokens.push(token);
  }

  /** In front of the token with a number, or behind all where that one is taken. */
  insert(token: Token, number: number): void {
    if (number < this.taken) this.tokens.push(token);
    else this.tokens.splice(this.head + number - this.taken, 0, token);
  }
}
