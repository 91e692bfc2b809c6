import { assignmentsIn } from './assignments.js';
import { encodedIn } from './base64.js';
import { commandsIn } from './commands.js';
import { directivesIn } from './directives.js';
import { headersIn } from './headers.js';
import type { Leak } from './leak.js';
import { pairsIn } from './pairs.js';
import { privateKeysIn } from './private-keys.js';
import { tokensIn } from './tokens.js';
import { urlsIn } from './urls.js';
import { webTokensIn } from './web-tokens.js';

/** No secret is shorter: most texts are, and need no closer look. */
const shortest = 8;
/** Base64 in Base64 in Base64 is not looked into. */
const deepest = 2;

/** The first secret in a text; undefined without one. */
export const leakIn = (text: string): Leak | undefined => leaksIn(text)[0];

/**
 * Every secret in a text, by its form or its place: never because it looks random.
 * Takes time in proportion to the length of the text, whatever it holds.
 */
export const leaksIn = (text: string): readonly Leak[] => (text.length < shortest ? none : [...found(text, 0)]);

/** The text with each of them replaced. */
export function withoutLeaks(text: string, blot: string): string {
  let result = '';
  let from = 0;
  for (const { at, value } of [...leaksIn(text)].sort((a, b) => a.at - b.at)) {
    if (at >= from) result += text.slice(from, at) + blot;
    from = Math.max(from, at + value.length);
  }
  return result + text.slice(from);
}

const none: readonly Leak[] = Object.freeze([]);

function* found(text: string, depth: number): Iterable<Leak> {
  yield* privateKeysIn(text);
  yield* tokensIn(text);
  yield* webTokensIn(text);
  yield* urlsIn(text);
  yield* headersIn(text);
  yield* assignmentsIn(text);
  yield* pairsIn(text);
  yield* directivesIn(text);
  yield* commandsIn(text);
  if (depth === deepest) return;
  for (const { value, at, inside } of encodedIn(text)) {
    for (const { what } of found(inside, depth + 1)) {
      yield { what: `${what} in Base64`, value, at };
      break;
    }
  }
}
