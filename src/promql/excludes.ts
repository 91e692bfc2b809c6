import { literal, type Match } from './matcher.js';

/** Whether no value passes both matchers of one label, as far as their texts show. */
export function excludes(some: string | Match, other: string | Match | undefined): boolean {
  if (other === undefined) return false;
  const [ours, theirs] = [valuesOf(some), valuesOf(other)];
  if (ours && theirs) return ours.every(one => theirs.every(another => areApart(one, another)));
  const [value, negated] = [literal(some) ?? literal(other), isNot(some) ?? isNot(other)];
  return value !== undefined && value === negated;
}

/** The beginnings of the values that pass, each whole or open at its end; undefined where they cannot be told. */
function valuesOf(match: string | Match): readonly Value[] | undefined {
  const value = literal(match);
  if (value !== undefined) return [{ text: value, open: false }];
  if (typeof match !== 'object' || match.operator !== '=~' || /[()[\]\\]/.test(match.value)) return undefined;
  return match.value.split('|').map(alternative => {
    const [text = ''] = /^[^.*+?{}^$]*/.exec(alternative) ?? [];
    if (text === alternative) return { text, open: false };
    // A character that is repeated may be missing.
    const repeated = /^[*?{]/.test(alternative.slice(text.length));
    return { text: repeated ? text.slice(0, -1) : text, open: true };
  });
}

interface Value {
  readonly text: string;
  readonly open: boolean;
}

function areApart(some: Value, other: Value): boolean {
  if (!some.open && !other.open) return some.text !== other.text;
  const begins = (one: Value, another: Value) => one.open && another.text.startsWith(one.text);
  return !begins(some, other) && !begins(other, some);
}

const isNot = (match: string | Match): string | undefined =>
  typeof match === 'object' && match.operator === '!=' ? match.value : undefined;
