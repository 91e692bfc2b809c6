import type { Environment } from '../environment/environment.js';
import { groupsOf } from '../environment/kin.js';
import { alternatives, didYouMean, problem, UsageError } from '../problem.js';

const groupPrefix = 'group:';

/**
 * Environments by a name, a group (`group:eu`) or a pattern in which `*` is any text (`eu-*`).
 * @throws UsageError with the closest name, when there is not one
 */
export function selected(environments: readonly Environment[], asked: string): readonly Environment[] {
  if (asked.startsWith(groupPrefix)) return ofGroup(environments, asked.slice(groupPrefix.length));
  const names = environments.map(({ name }) => name);
  const isPattern = asked.includes('*');
  const found = environments.filter(({ name }) => (isPattern ? matches(asked, name) : name === asked));
  if (found.length > 0) return found;
  if (!isPattern) throw unknown('environment', asked, names);
  throw refused(`no environment matches "${asked}".`, `The environments are ${alternatives(names)}.`);
}

function ofGroup(environments: readonly Environment[], group: string): readonly Environment[] {
  const found = environments.filter(each => groupsOf(each).has(group));
  if (found.length > 0) return found;
  const groups = [...new Set(environments.flatMap(each => [...groupsOf(each)]))].sort();
  const hint = groups.length > 0 ? `The groups are ${alternatives(groups)}.` : 'No environment is in a group.';
  throw refused(`no environment is in the group "${group}".${didYouMean(group, groups)}`, hint);
}

function matches(pattern: string, name: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop() ?? '';
  if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length) return false;
  let at = first.length;
  return rest.every(part => {
    const found = name.indexOf(part, at);
    at = found + part.length;
    return found >= 0 && at <= name.length - last.length;
  });
}

/** That there is no such environment or system. */
export function unknown(what: 'environment' | 'system', name: string, known: readonly string[]): UsageError {
  return new UsageError([
    problem(`unknown-${what}`, `there is no ${what} "${name}".${didYouMean(name, known)}`, {
      hint: `It must be ${alternatives(known)}.`,
    }),
  ]);
}

const refused = (message: string, hint: string) => new UsageError([problem('unknown-environment', message, { hint })]);
