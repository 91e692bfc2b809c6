const blot = '•••';
/** Values are looked up by their beginning. */
const headLength = 4;
/** Shorter values are hidden only where they stand alone. */
const longWord = 16;
/** So much of a value that a message has cut off shows it. */
const shortestCut = 8;

/** Where a value that is also an ordinary word counts as the value. */
export type WordsAt = (text: string, at: number) => boolean;

/** Values that no text may show. */
export class HiddenValues {
  private readonly byHead = new Map<string, string[]>();

  constructor(values: Iterable<string>) {
    const spellings = [...values].flatMap(value => [
      value,
      JSON.stringify(value).slice(1, -1),
      ...value.split(/\r?\n/),
    ]);
    const long = [...new Set(spellings)].filter(({ length }) => length >= headLength);
    for (const value of long.sort((a, b) => b.length - a.length)) {
      const head = value.slice(0, headLength);
      this.byHead.set(head, [...(this.byHead.get(head) ?? []), value]);
    }
  }

  /** The text with dots for each of the values, whole ones only; a message may have cut one off with `…`. */
  hide(text: string, wordsAt: WordsAt = () => true): string {
    if (this.byHead.size === 0) return text;
    let result = '';
    let from = 0;
    for (let at = 0; at <= text.length - headLength; at++) {
      const value = this.byHead.get(text.slice(at, at + headLength))?.find(each => standsAt(text, at, each));
      if (value === undefined || (isWord(value) && !wordsAt(text, at))) continue;
      const shown = text.startsWith(value, at) ? value.length : sharedLength(text, at, value);
      result += text.slice(from, at) + blot;
      from = at + shown;
      at = from - 1;
    }
    return result + text.slice(from);
  }
}

/** No part of a longer word; of an option of one letter, as in `mysql -p…`, it may be. */
const before = /(?:^|[^\w.-]|[^\w]\.|(?:^|[\s"'])-p)$/;
const after = /^(?![\w-]|\.\w)/;

const isWord = (value: string): boolean => /^[A-Za-z]+$/.test(value);

function standsAt(text: string, at: number, value: string): boolean {
  if (!text.startsWith(value, at)) {
    const shared = sharedLength(text, at, value);
    return shared >= shortestCut && text[at + shared] === '…';
  }
  if (value.length >= longWord) return true;
  const end = at + value.length;
  return before.test(text.slice(Math.max(0, at - 4), at)) && after.test(text.slice(end, end + 2));
}

function sharedLength(text: string, at: number, value: string): number {
  let shared = 0;
  while (shared < value.length && text[at + shared] === value[shared]) shared++;
  return shared;
}
