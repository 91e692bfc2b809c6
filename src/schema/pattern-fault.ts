import { compilePattern, longestPattern } from '../re2/pattern.js';

/** Why the API server refuses a text as a regular expression; undefined where it takes it, and for one that is too long to tell. */
export function patternFault(text: string): string | undefined {
  if (text.length > longestPattern) return undefined;
  const compiled = compilePattern(text);
  return 'refused' in compiled ? compiled.refused : undefined;
}
