import { ProblemError, problem } from '../../problem.js';
import type { Match, Matchers } from '../matcher.js';

/** Labels that the matchers accept, for a series that a test feeds. @throws ProblemError for a pattern it finds no text for */
export function exampleLabels(where: Matchers): Record<string, string> {
  return Object.fromEntries(Object.entries(where).map(([label, match]) => [label, exampleOf(match)]));
}

function exampleOf(match: string | Match): string {
  if (typeof match === 'string') return match;
  const { operator, value } = match;
  if (operator === '=') return value;
  if (operator === '!=' || operator === '!~') return 'another';
  const found = candidates(value).find(text => new RegExp(`^(?:${value})$`).test(text));
  if (found !== undefined) return found;
  throw new ProblemError([
    problem('alert-test', `no text was found that "${value}" matches, to test the alert with.`, {
      hint: 'Use a simpler pattern: alternatives, "." and ".*".',
    }),
  ]);
}

/** The first alternative with its wildcards filled in, outside and inside groups. */
function candidates(pattern: string): string[] {
  const first = pattern.replace(/\(([^()|]*)\|[^()]*\)/g, '$1').split('|')[0] ?? '';
  return ['0', 'a'].map(filler =>
    first
      .replace(/\\(.)|\.[*+]?|\[[^\]]*\][*+]?|\\d[+*]?|[()]/g, (found, escaped: string | undefined) =>
        found === '(' || found === ')' ? '' : escaped && !/[dws]/.test(escaped) ? escaped : filler,
      )
      .replace(/(\w)\{(\d+)[^}]*\}/g, (_, char: string, count: string) => char.repeat(Number(count))),
  );
}
