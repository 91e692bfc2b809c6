import { compilePattern, type Pattern } from '../../re2/pattern.js';
import { EvaluationError } from '../error.js';
import { PlainList } from '../values/list.js';
import type { List } from '../values/value.js';
import { global, member, type Overload } from './overload.js';

function pattern(text: string): Pattern {
  const compiled = compilePattern(text);
  if ('refused' in compiled) throw new EvaluationError(`error parsing regexp: ${compiled.refused}`);
  return compiled.pattern;
}

const matches = (text: string, expression: string): boolean => pattern(expression).test(text);

function findAll(text: string, expression: string, most = -1n): List {
  const found: string[] = [];
  for (const match of pattern(expression).matches(text)) {
    if (most >= 0n && BigInt(found.length) >= most) break;
    found.push(match.text);
  }
  return new PlainList(found);
}

/** As the API server estimates it: the length of the text times that of the expression. */
const matching = (one: Overload): Overload => ({
  ...one,
  cost: ([text, expression]) => ((1 + String(text).length) / 10) * (String(expression).length / 4) + 1,
});

export const regex: readonly Overload[] = [
  member('matches', 'string, string -> bool', matches),
  global('matches', 'string, string -> bool', matches),
  member(
    'find',
    'string, string -> string',
    (text: string, expression: string) => pattern(expression).find(text) ?? '',
  ),
  member('findAll', 'string, string -> list<string>', (text: string, expression: string) => findAll(text, expression)),
  member('findAll', 'string, string, int -> list<string>', findAll),
].map(matching);
