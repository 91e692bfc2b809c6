import type { Environment } from '../environment/environment.js';
import { chainOf, namesOf } from '../environment/kin.js';
import { type Problem, problem } from '../problem.js';

/** Every name by which a table may mean one of these environments: their own, their groups, and what they are like. */
export const namesIn = (environments: readonly Environment[]): readonly string[] => [
  ...new Set([...environments.map(({ name }) => name), ...environments.flatMap(namesOf)]),
];

export function repeatedNames(environments: readonly Environment[]): Problem[] {
  const seen = new Set<string>();
  const repeated = environments.map(({ name }) => name).filter(name => seen.size === seen.add(name).size);
  return [...new Set(repeated)].map(name =>
    problem('environment', `two environments are named "${name}".`, { hint: 'Give each its own name.' }),
  );
}

/** Groups whose name is that of an environment or a template: a table could mean either. */
export function groupsNamedAsEnvironments(environments: readonly Environment[]): Problem[] {
  const names = new Set(environments.flatMap(each => [...chainOf(each)].map(({ name }) => name)));
  return environments.flatMap(({ name, groups }) =>
    groups
      .filter(group => names.has(group))
      .map(group =>
        problem('environment', `${name} is in the group "${group}", which is the name of an environment.`, {
          hint: 'Give the group another name.',
        }),
      ),
  );
}
