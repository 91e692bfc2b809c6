import { ProblemError, problem } from '../../problem.js';
import type { Match, Matchers } from '../../promql/matcher.js';

/** Labels that the matchers accept, for a series that a test feeds. @throws ProblemError for a pattern it finds no text for */
export function exampleLabels(where: Matchers): Record<string, string> {
  return Object.fromEntries(Object.entries(where).map(([label, match]) => [label, examplesOf(match)[0]!]));
}

/** Texts that a matcher accepts, at least one. @throws ProblemError for a pattern it finds no text for */
export function examplesOf(match: string | Match): readonly string[] {
  if (typeof match === 'string') return [match];
  const { operator, value } = match;
  if (operator === '=') return [value];
  if (operator === '!=' || operator === '!~') return ['another', 'other'];
  const found = candidates(value).filter(text => new RegExp(`^(?:${value})$`).test(text));
  if (found.length > 0) return [...new Set(found)];
  throw new ProblemError([
    problem('alert-test', `no text was found that "${value}" matches, to test the alert with.`, {
      hint: 'Use a simpler pattern: alternatives, "." and ".*".',
    }),
  ]);
}

/** The first alternative with its wildcards filled in. */
function candidates(pattern: string): string[] {
  const first = pattern
    .replace(/\(([^()]*)\)\?/g, '$1')
    .replace(/\(([^()|]*)\|[^()]*\)/g, '$1')
    .split('|')[0]!;
  return ['0', '1', 'a', 'b'].map(filler =>
    first.replace(/\\(.)|\.[*+]?|\[[^\]]*\][*+]?|[()]/g, (found, escaped: string | undefined) => {
      if (escaped !== undefined) return /[dws]/.test(escaped) ? filler : escaped;
      return found === '(' || found === ')' ? '' : filler;
    }),
  );
}
