import { createRequire } from 'node:module';
import type * as Engine from 're2js';

/** A regular expression as Go's `regexp` reads it: whatever it and the text are, matching takes time linear in both. */
export interface Pattern {
  /** Whether it matches anywhere in `text`. */
  test(text: string): boolean;
  /** The first match, leftmost, preferring earlier alternatives. */
  find(text: string): string | undefined;
  /** Matches from left to right that do not overlap, an empty one only where none ends. */
  matches(text: string): Iterable<Match>;
}

/** Where a match lies, in UTF-16 code units. */
export interface Match {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A pattern, or the reason why RE2 refuses it: back references, lookaround, malformed or too large. */
export type Compiled = { readonly pattern: Pattern } | { readonly refused: string };

/** A longer pattern of a definition is not compiled: that alone would take seconds. */
export const longestPattern = 100_000;

let engine: typeof Engine | undefined;
const compiled = new Map<string, Compiled>();
/** Expressions can be made while a rule runs; then the oldest go. */
const mostKept = 2000;

/** Compiles once for each text. The engine is loaded by the first call. */
export function compilePattern(text: string): Compiled {
  const known = compiled.get(text);
  if (known) return known;
  if (compiled.size >= mostKept) compiled.delete(compiled.keys().next().value!);
  const made = compile(text);
  compiled.set(text, made);
  return made;
}

function compile(text: string): Compiled {
  engine ??= createRequire(import.meta.url)('re2js') as typeof Engine;
  try {
    const expression = engine.RE2JS.compile(text);
    return {
      pattern: {
        test: input => expression.test(input),
        find: input => first(matches(expression, input)),
        matches: input => matches(expression, input),
      },
    };
  } catch (error) {
    if (!(error instanceof engine.RE2JSException)) throw error;
    return { refused: error.message.replace(/^error parsing regexp: /, '') };
  }
}

function first(found: Iterable<Match>): string | undefined {
  for (const { text } of found) return text;
  return undefined;
}

function* matches(expression: Engine.RE2JS, input: string): Iterable<Match> {
  const matcher = expression.matcher(input);
  let before = -1;
  while (matcher.find()) {
    const [start, end] = [matcher.start(), matcher.end()];
    if (start !== end || start !== before) yield { start, end, text: input.slice(start, end) };
    before = end;
  }
}
