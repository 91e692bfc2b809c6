import { both } from '../environment/chosen.js';
import type { Environment } from '../environment/environment.js';
import { nearest } from '../environment/kin.js';
import { type Gate, gatedUnit, isName, nameForm } from '../intent/gate.js';
import { alternatives, didYouMean, type Problem, problem } from '../problem.js';
import { type Owned, ownerOf } from './owners.js';

/** A release gate as a fleet declares it. */
export interface NewGate {
  /** The name of an environment or of a group, or of a template: it holds for every environment that is like it. */
  readonly environment: string;
  /** The name of the system. */
  readonly system: string;
  /**
   * The role that an approver must have: `SuperAdmin`. `false` is not a gate, for an environment that is like one with a gate.
   * @default the team of the system's owner
   */
  readonly role?: string | false;
}

type Settled = Omit<NewGate, 'role'> & { readonly role: string | false };

/**
 * The gates of a fleet, each for one system in one environment, and everything that is wrong with them. Of the gates
 * for an environment, its groups and what it is like, the nearest holds, as in every other table.
 */
export function gatesOf(
  given: readonly NewGate[],
  environments: readonly Environment[],
  systems: Owned,
  names: readonly string[],
): { readonly gates: readonly Gate[]; readonly problems: readonly Problem[] } {
  const settled = given.map(each => ({ ...each, role: each.role ?? ownerOf(systems, each.system)?.team ?? '' }));
  const byUnit = new Map(settled.map(gate => [gatedUnit(gate), gate]));
  const problems = [...rolesMissing(given, systems), ...faultsOf(given, settled, names, Object.keys(systems))];
  const gates: Gate[] = [];
  if (given.length === 0) return { gates, problems };
  for (const environment of environments) {
    for (const system of Object.keys(systems)) {
      const unit = (key: string) => gatedUnit({ environment: key, system });
      const found = nearest(environment, key => byUnit.has(unit(key)));
      if (!found) continue;
      if ('groups' in found)
        problems.push(twoGroups(gatedUnit({ environment: environment.name, system }), found.groups));
      else {
        const { role } = byUnit.get(unit(found.key))!;
        if (role !== false) gates.push({ environment: environment.name, system, role });
      }
    }
  }
  return { gates, problems };
}

function faultsOf(
  given: readonly NewGate[],
  settled: readonly Settled[],
  names: readonly string[],
  systems: readonly string[],
): readonly Problem[] {
  const seen = new Set<string>();
  return settled.flatMap(({ environment, system, role }, i) => {
    const unit = gatedUnit({ environment, system });
    const isNamed =
      role === false ||
      (isName(String(role)) && typeof role === 'string') ||
      (role === '' && given[i]?.role === undefined);
    return [
      ...unknown('environment', environment, names),
      ...unknown('system', system, systems),
      ...(isNamed ? [] : [problem('gate', `"${role}" is not a name of a role.`, { hint: nameForm })]),
      ...(seen.size < seen.add(unit).size ? [] : [repeated(unit)]),
    ];
  });
}

const rolesMissing = (given: readonly NewGate[], systems: Owned): readonly Problem[] =>
  given
    .filter(
      ({ role, system }) => role === undefined && Object.hasOwn(systems, system) && !ownerOf(systems, system)?.team,
    )
    .map(gate =>
      problem('gate', `the gate of ${gatedUnit(gate)} has no role, and ${gate.system} has no owner.`, {
        hint: 'Give the gate a role, or the system an owner: static override readonly owner: Owner = { team: "shop" }.',
      }),
    );

const unknown = (what: 'environment' | 'system', name: string, known: readonly string[]): readonly Problem[] =>
  known.includes(name)
    ? []
    : [
        problem(
          'gate',
          `a gate is for the ${what} "${name}", which the fleet does not have.${didYouMean(name, known)}`,
          {
            hint: `It must be ${alternatives(known)}.`,
          },
        ),
      ];

const repeated = (unit: string): Problem =>
  problem('gate', `${unit} has more than one gate.`, { hint: 'Keep the one with the role that must approve.' });

const twoGroups = (unit: string, groups: readonly string[]): Problem =>
  problem('gate', `there are gates of ${unit} for ${both(groups)}, which are both groups of its environment.`, {
    hint: `Add a gate for ${unit}, or take the environment out of one of the groups.`,
  });
