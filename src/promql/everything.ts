import { compilePattern } from '../re2/pattern.js';
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

/** As Prometheus matches; a pattern that it refuses is reported elsewhere. */
function matchesEmpty(pattern: string): boolean {
  const compiled = compilePattern(`^(?s:${pattern})$`);
  return 'pattern' in compiled && compiled.pattern.test('');
}
