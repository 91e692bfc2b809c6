import { compilePattern } from '../re2/pattern.js';

/** Why the API server refuses a text as a regular expression; undefined where it takes it. */
export function patternFault(text: string): string | undefined {
  const compiled = compilePattern(text);
  return 'refused' in compiled ? compiled.refused : undefined;
}
