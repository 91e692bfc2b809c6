import type { Cursor } from './cursor.js';
import { Unreadable } from './document.js';

/** What may turn out to be a key once a colon follows on its line. */
export interface Candidate {
  /** Of its first token. */
  readonly number: number;
  readonly at: number;
  readonly line: number;
  readonly column: number;
  /** It stands where only a key can stand. */
  readonly required: boolean;
}

/** How far behind the beginning of a key its colon may stand, in characters. */
const longestKey = 1024;

/** The candidate of each level of brackets; the first level is the one outside. */
export class KeyCandidates {
  private readonly levels: (Candidate | undefined)[] = [undefined];
  /** The number of the token that was last a candidate of each level, or that opened it. */
  private readonly numbers: number[] = [0];
  private readonly levelOf = new Map<number, number>();

  constructor(private readonly cursor: Cursor) {}

  get isOutside(): boolean {
    return this.levels.length === 1;
  }

  /** @param number of the bracket */
  open(number: number): void {
    this.numbers.push(number);
    this.levels.push(undefined);
  }

  close(): void {
    if (this.isOutside) return;
    this.levels.pop();
    // So do the readers of Go: brackets without a candidate of their own are none themselves any more.
    this.levelOf.delete(this.numbers.pop() as number);
  }

  /** What stands here may be a key. */
  add(number: number, required: boolean): void {
    this.end();
    const { at, line, column } = this.cursor;
    const level = this.levels.length - 1;
    this.levels[level] = { number, at, line, column, required };
    this.numbers[level] = number;
    this.levelOf.set(number, level);
  }

  /** What came before on this level is not a key. @throws Unreadable where it has to be one */
  end(): void {
    const level = this.levels.length - 1;
    const found = this.levels[level];
    if (!found) return;
    if (found.required) throw withoutColon(this.cursor.text, found);
    this.forget(level, found);
  }

  /** What a colon here makes a key. @throws Unreadable as `current` does */
  take(): Candidate | undefined {
    const level = this.levels.length - 1;
    const found = this.current(level);
    if (found) this.forget(level, found);
    return found;
  }

  /** Whether a token is a candidate still. @throws Unreadable as `current` does */
  has(number: number): boolean {
    const level = this.levelOf.get(number);
    return level !== undefined && this.current(level) !== undefined;
  }

  /** What may still be a key on a level. @throws Unreadable where it has to be one, and its line has ended */
  private current(level: number): Candidate | undefined {
    const found = this.levels[level];
    if (!found || (found.line === this.cursor.line && !this.isTooLong(found))) return found;
    if (found.required) throw withoutColon(this.cursor.text, found);
    this.forget(level, found);
    return undefined;
  }

  private isTooLong({ at }: Candidate): boolean {
    const { text, at: here } = this.cursor;
    return here - at > longestKey && (here - at > 2 * longestKey || [...text.slice(at, here)].length > longestKey);
  }

  private forget(level: number, { number }: Candidate): void {
    this.levels[level] = undefined;
    this.levelOf.delete(number);
  }
}

function withoutColon(text: string, { at, line }: Candidate): Unreadable {
  const [first = ''] = text.slice(at, at + 60).split('\n');
  const hint = 'Write a colon and a space behind a key; indent what goes on with the value above.';
  return new Unreadable(`${JSON.stringify(first.trimEnd())} is not a key: no ": " follows`, line, hint);
}
