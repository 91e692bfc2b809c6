import { createHash } from 'node:crypto';
import { isError, type Problem } from '../problem.js';

/** Every problem that one cause makes. */
export type Cause = readonly [Problem, ...Problem[]];

/**
 * Problems by their causes, in their order; errors last, where a terminal ends.
 * @param causeOf what problems of one cause have in common; none where it is the only one of its cause
 */
export function causesOf(
  problems: readonly Problem[],
  causeOf: (problem: Problem) => string | undefined,
): readonly Cause[] {
  const causes = new Map<string | Problem, [Problem, ...Problem[]]>();
  for (const problem of problems) {
    const cause = causeOf(problem) ?? problem;
    const known = causes.get(cause);
    if (known) known.push(problem);
    else causes.set(cause, [problem]);
  }
  const all = [...causes.values()];
  return [...all.filter(([first]) => !isError(first)), ...all.filter(([first]) => isError(first))];
}

/**
 * The check, and the message without the names of the problem's own object: what is to be done about it. The same in every
 * run while check and text are: `image-tag-fixed-3f2c81aa`.
 */
export function groupOf({ id, severity, message, hint = '', object }: Problem): string {
  const names = [object?.name, object?.namespace].flatMap(name => (name && name.length > 1 ? [name] : []));
  const text = `${severity}\n${message}\n${hint}`;
  const general = names.reduce((rest, name) => (rest.includes(name) ? rest.replace(wordOf(name), '…') : rest), text);
  return `${id}-${createHash('sha256').update(general).digest('hex').slice(0, 8)}`;
}

const wordOf = (name: string): RegExp =>
  new RegExp(`(?<![A-Za-z0-9])${name.replace(/[^\w]/g, '\\$&')}(?![A-Za-z0-9])`, 'g');

/**
 * The declaration and the message, without the names that differ from one environment to the next: nothing else that it
 * says is lost. None where no line of a declaration is known.
 */
export function declarationOf(problem: Problem): string | undefined {
  const { severity, id, source, hint, object, subject, environment, message } = problem;
  if (source === undefined) return undefined;
  const names = [environment, object?.namespace].filter(name => name !== undefined);
  const said = names.reduce((text, name) => text.replaceAll(name, '*'), message);
  return JSON.stringify([severity, id, source, hint, object?.kind, subject, said]);
}
