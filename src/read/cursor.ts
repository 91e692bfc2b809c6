import { carriageReturn, end, isBlank, isBreak, isBreakOrEnd, lineFeed } from './characters.js';

/** Characters of a line that a message shows. */
const mostShown = 60;

/** A place in a text, and the line and column it is in. */
export class Cursor {
  at = 0;
  line: number;
  private lineStart = 0;

  constructor(
    readonly text: string,
    firstLine: number,
  ) {
    this.line = firstLine;
  }

  get column(): number {
    return this.at - this.lineStart;
  }

  /** The code of the character so many places further on; 0 behind the end. */
  code(ahead = 0): number {
    const at = this.at + ahead;
    return at < this.text.length ? this.text.charCodeAt(at) : end;
  }

  is(char: string): boolean {
    return this.text.startsWith(char, this.at);
  }

  /** Goes over a line break, where there is one. @returns it, as readers keep it in text */
  lineBreak(): string {
    const code = this.code();
    if (!isBreak(code)) return '';
    this.at += code === carriageReturn && this.code(1) === lineFeed ? 2 : 1;
    this.line++;
    this.lineStart = this.at;
    return code === 0x2028 || code === 0x2029 ? String.fromCharCode(code) : '\n';
  }

  /** The line that it is in, or what of it is worth showing, in quotes. */
  get quotedLine(): string {
    const rest = this.text.slice(this.lineStart, this.lineStart + mostShown + 1);
    const [line = ''] = rest.split('\n', 1);
    return JSON.stringify(line.length > mostShown ? `${line.slice(0, mostShown)}…` : line.trimEnd());
  }

  blanks(): void {
    while (isBlank(this.code())) this.at++;
  }

  /** Goes over a comment, where there is one. */
  comment(): void {
    if (this.is('#')) this.restOfLine();
  }

  /** Goes to the end of the line. @returns what it went over */
  restOfLine(): string {
    const from = this.at;
    while (!isBreakOrEnd(this.code())) this.at++;
    return this.text.slice(from, this.at);
  }

  /** Whether a `---` or `...` stands here, at the beginning of a line. */
  atMarker(): boolean {
    if (this.column !== 0 || !(this.is('---') || this.is('...'))) return false;
    const behind = this.code(3);
    return isBlank(behind) || isBreakOrEnd(behind);
  }
}
