import { type Problem, whereOf } from '../../src/problem.js';

/** What a good message of a mistake has. */
export interface Wanted {
  /** The object or the declaration, and nothing else of its kind: `Worker "mailer"`. */
  readonly object: string;
  /** What was written: `"300m"`. */
  readonly value: string;
  /** A part of what is to be done. */
  readonly fix: string | RegExp;
}

export type Grade = 'A' | 'B' | 'C' | 'D' | 'F';

const conditions = ['object', 'value', 'fix', 'line'] as const;

/** What the best of the messages lacks. */
export function lackingIn(problems: readonly Problem[], wanted: Wanted): readonly string[] {
  const lacks = problems.map(problem => conditions.filter(condition => !has[condition](problem, wanted)));
  return lacks.sort((a, b) => a.length - b.length)[0] ?? ['anything'];
}

const has: Readonly<Record<(typeof conditions)[number], (problem: Problem, wanted: Wanted) => boolean>> = {
  object: (problem, { object }) => {
    const environment = problem.environment ?? problem.object?.namespace ?? problem.message;
    return `${whereOf(problem)} ${problem.message}`.includes(object) && environment.includes('production');
  },
  value: ({ message }, { value }) => message.includes(value),
  fix: ({ message, hint = '' }, { fix }) =>
    typeof fix === 'string' ? `${message} ${hint}`.includes(fix) : fix.test(`${message} ${hint}`),
  line: ({ source = '' }) => /mistakes[\w/.-]*\.ts:\d+$/.test(source),
};

/** Every condition for an A; one that is missing for a B. Without a message it is an F, with the value and the fix wrong a D. */
export function gradeOf(problems: readonly Problem[], wanted: Wanted): Grade {
  const lacking = lackingIn(problems, wanted);
  if (lacking.includes('anything')) return 'F';
  if (lacking.includes('value') && lacking.includes('fix')) return 'D';
  return lacking.length === 0 ? 'A' : lacking.length === 1 ? 'B' : 'C';
}
