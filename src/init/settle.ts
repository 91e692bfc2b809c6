import { alternatives, didYouMean, type Problem, problem, UsageError } from '../problem.js';
import { type Choice, type Chosen, choiceNames, choices } from './choices.js';

/** A question on a terminal; the second text is the answer that an empty line gives. */
export type Ask = (question: string, otherwise: string) => Promise<string>;

/**
 * A value for each choice: as given, else as answered, else as it fits the place.
 * @param ask @default nothing is asked
 * @throws UsageError for a value that is not allowed
 */
export async function settle(
  given: Partial<Readonly<Record<keyof Chosen, string | undefined>>>,
  fitting: Chosen,
  ask?: Ask,
): Promise<Chosen> {
  const values: Record<string, string> = {};
  const problems: Problem[] = [];
  for (const name of choiceNames) {
    const { about, values: allowed } = choices[name] as Choice;
    const answer = async () =>
      (await ask?.(allowed ? `${about}: ${allowed.join(', ')}` : about, fitting[name]))?.trim();
    const value = given[name] ?? ((await answer()) || fitting[name]);
    problems.push(...(allowed ? notAmong(name, value, allowed) : nameFaults(value)));
    values[name] = value;
  }
  if (problems.length > 0) throw new UsageError(problems);
  return values as unknown as Chosen;
}

const notAmong = (name: keyof Chosen, value: string, allowed: readonly string[]): readonly Problem[] =>
  allowed.includes(value)
    ? []
    : [
        problem('init', `--${choices[name].flag} is "${value}".${didYouMean(value, allowed)}`, {
          hint: `It must be ${alternatives(allowed)}.`,
        }),
      ];

const nameForm = /^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$/;

/** Modules of every project. */
const modules = ['main', 'environments'];

function nameFaults(name: string): readonly Problem[] {
  if (nameForm.test(name) && !modules.includes(name)) return [];
  const hint = modules.includes(name)
    ? `${alternatives(modules)} is a module of the project; choose another name.`
    : 'A name has lower-case letters, digits and "-", starts with a letter, and has at most 40 characters.';
  return [problem('init', `--system is "${name}".`, { hint })];
}

/** The nearest name that is allowed: of a folder, or of a package with a scope. */
export function systemNameOf(text: string): string {
  const name = text
    .replace(/^@[^/]*\//, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 40)
    .replace(/-+$/, '');
  return name === '' || modules.includes(name) ? 'shop' : name;
}
