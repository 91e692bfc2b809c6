import { createHash } from 'node:crypto';
import { isError, type Problem } from '../problem.js';

/** One cause, and every problem that it makes. */
export interface Cause {
  /** The same in every run while check and text are: `image-tag-fixed-3f2c81aa`. */
  readonly group: string;
  readonly problems: readonly [Problem, ...Problem[]];
}

/** Problems by what is to be done about them, each with all its places; errors last, where a terminal ends. */
export function causesOf(problems: readonly Problem[]): readonly Cause[] {
  const causes = new Map<string, [Problem, ...Problem[]]>();
  for (const problem of problems) {
    const group = groupOf(problem);
    const known = causes.get(group);
    if (known) known.push(problem);
    else causes.set(group, [problem]);
  }
  const all = [...causes].map(([group, own]): Cause => ({ group, problems: own }));
  return [
    ...all.filter(({ problems: [first] }) => !isError(first)),
    ...all.filter(({ problems: [first] }) => isError(first)),
  ];
}

/** What problems of one cause have in common: the check, and the message without the names of their own object. */
export function groupOf({ id, severity, message, hint = '', object }: Problem): string {
  const names = [object?.name, object?.namespace].flatMap(name => (name && name.length > 1 ? [name] : []));
  const text = `${severity}\n${message}\n${hint}`;
  const general = names.reduce((rest, name) => (rest.includes(name) ? rest.replace(wordOf(name), '…') : rest), text);
  return `${id}-${createHash('sha256').update(general).digest('hex').slice(0, 8)}`;
}

const wordOf = (name: string): RegExp =>
  new RegExp(`(?<![A-Za-z0-9])${name.replace(/[^\w]/g, '\\$&')}(?![A-Za-z0-9])`, 'g');
