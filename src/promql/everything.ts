import type { Fault, Selection } from './findings.js';
import type { Match } from './matcher.js';

/** Selections of no metric whose matchers a series without labels passes as well. */
export function everythingFaults(selections: readonly Selection[]): Fault[] {
  return selections
    .filter(({ metric, matchers }) => metric === undefined && Object.values(matchers).every(takesEmpty))
    .map(({ from, to }) => ({ message: 'it selects everything: at least one matcher must need a value', from, to }));
}

function takesEmpty(match: string | Match): boolean {
  const { operator, value } = typeof match === 'string' ? { operator: '=', value: match } : match;
  if (operator === '=' || operator === '!=') return (value === '') === (operator === '=');
  return matchesEmpty(value) === (operator === '=~');
}

/** As far as JavaScript reads the pattern, whose other faults are reported elsewhere. */
function matchesEmpty(pattern: string): boolean {
  try {
    return new RegExp(`^(?:${pattern.replaceAll('(?P<', '(?<').replaceAll(/\(\?[imsU-]+\)/g, '')})$`).test('');
  } catch {
    return false;
  }
}
