/** Why RE2, and so Prometheus, refuses a regular expression; undefined when it takes it. */
export function re2Fault(pattern: string): string | undefined {
  try {
    new Reader(pattern).alternatives(0);
    return undefined;
  } catch (fault) {
    if (fault instanceof Refused) return fault.message;
    throw fault;
  }
}

class Refused extends Error {}

const mostRepeats = 1000;
const deepest = 1000;
/** Escapes that stand for a class or a position, and those of single characters. */
const known = /^[AbBCdDsSwWzafnrtv]/;
const classNames = /^\[:\^?(?:alnum|alpha|ascii|blank|cntrl|digit|graph|lower|print|punct|space|upper|word|xdigit):\]/;

/** Reads a pattern once, from left to right. */
class Reader {
  private at = 0;

  constructor(private readonly pattern: string) {}

  alternatives(depth: number): void {
    if (depth > deepest) throw new Refused('it is nested too deep');
    let repeatable = false;
    while (this.at < this.pattern.length) {
      const char = this.pattern[this.at]!;
      if (char === ')') {
        if (depth === 0) throw new Refused('it closes a group that it does not open');
        return;
      }
      if (char === '|') {
        this.at++;
        repeatable = false;
      } else if (this.repeats()) {
        if (!repeatable) throw new Refused('it repeats nothing');
        repeatable = false;
      } else {
        repeatable = this.atom(depth);
      }
    }
    if (depth > 0) throw new Refused('it does not close a group');
  }

  /** Consumes a repetition, with its `?` for as few as possible. */
  private repeats(): boolean {
    const found = /^(?:[*+?]|\{(\d+)(?:,(\d*))?\})\??/.exec(this.pattern.slice(this.at, this.at + 24));
    if (!found) return false;
    const [text, low, high] = found;
    if (low !== undefined) {
      const most = Number(high || low);
      if (Number(low) > mostRepeats || most > mostRepeats || most < Number(low))
        throw new Refused(`it repeats "${text}", and may repeat up to ${mostRepeats} times`);
    }
    this.at += text.length;
    return true;
  }

  /** Consumes one thing and says whether it can be repeated. */
  private atom(depth: number): boolean {
    const char = this.pattern[this.at++]!;
    if (char === '\\') this.escaped();
    else if (char === '[') this.charClass();
    else if (char === '(') return this.group(depth);
    return true;
  }

  private group(depth: number): boolean {
    if (this.pattern[this.at] === '?') {
      const rest = this.pattern.slice(this.at);
      const flags = /^\?(?:[imsU]*(?:-[imsU]+)?:|P?<\w+>)/.exec(rest);
      const switched = /^\?(?:[imsU]+(?:-[imsU]+)?|-[imsU]+)\)/.exec(rest);
      if (switched) {
        this.at += switched[0].length;
        return false;
      }
      if (!flags) throw new Refused(`it has a group "(${rest.slice(0, 3)}", which RE2 does not know`);
      this.at += flags[0].length;
    }
    this.alternatives(depth + 1);
    this.at++;
    return true;
  }

  private escaped(): void {
    const rest = this.pattern.slice(this.at);
    const special =
      /^(?:x[\da-fA-F]{2}|x\{[\da-fA-F]{1,6}\}|[0-7]{1,3}|[pP](?:[A-Z]|\{\^?\w+\})|Q(?:(?!\\E)[\s\S])*(?:\\E)?)/.exec(
        rest,
      );
    if (special && !/^[1-9]/.test(special[0])) this.at += special[0].length;
    else if (known.test(rest) || /^[^\w\s]/u.test(rest)) this.at++;
    else throw new Refused(rest === '' ? 'it ends with "\\"' : `it has "\\${rest[0]}", which RE2 does not know`);
  }

  private charClass(): void {
    if (this.pattern[this.at] === '^') this.at++;
    for (let first = true; ; first = false) {
      const rest = this.pattern.slice(this.at);
      if (rest === '') throw new Refused('it does not close "["');
      if (rest[0] === ']' && !first) break;
      const name = classNames.exec(rest);
      if (name) this.at += name[0].length;
      else this.range();
    }
    this.at++;
  }

  private range(): void {
    const low = this.member();
    if (this.pattern[this.at] !== '-' || this.pattern[this.at + 1] === ']') return;
    this.at++;
    const high = this.member();
    if (low !== undefined && high !== undefined && low > high)
      throw new Refused(`it has a range from "${low}" to "${high}"`);
  }

  /** One character of a class; undefined for an escape. */
  private member(): string | undefined {
    const char = this.pattern[this.at++];
    if (char === undefined) throw new Refused('it does not close "["');
    if (char !== '\\') return char;
    this.escaped();
    return undefined;
  }
}
