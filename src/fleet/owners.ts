import { type Gate, gatedUnit } from '../intent/gate.js';
import { type Owner, ownerProblems } from '../intent/owner.js';
import { type Problem, problem } from '../problem.js';

/** A gate whose role is by default the team of the system's owner. */
export type NewGate = Omit<Gate, 'role'> & Partial<Pick<Gate, 'role'>>;

/** Systems by name, as far as their owners go. */
export type Owned = Readonly<Record<string, { readonly owner?: Owner | undefined }>>;

/** Gates with their roles; those without one have that of the owner. */
export const gatesOf = (gates: readonly NewGate[], systems: Owned): readonly Gate[] =>
  gates.map(gate => ({ ...gate, role: gate.role ?? ownerOf(systems, gate.system)?.team ?? '' }));

/** What is wrong with the owners of systems, and gates that have a role from nowhere. */
export function ownershipProblems(gates: readonly NewGate[], systems: Owned): readonly Problem[] {
  const owned = Object.keys(systems).flatMap(system => {
    const owner = ownerOf(systems, system);
    return owner ? ownerProblems(system, owner) : [];
  });
  const open = gates.filter(
    ({ role, system }) => role === undefined && Object.hasOwn(systems, system) && !ownerOf(systems, system),
  );
  return [
    ...owned,
    ...open.map(gate =>
      problem('gate', `the gate of ${gatedUnit(gate)} has no role, and ${gate.system} has no owner.`, {
        hint: 'Give the gate a role, or the system an owner: static override readonly owner: Owner = { team: "shop" }.',
      }),
    ),
  ];
}

/** Lines of CODEOWNERS: the rendered folders of each system that has code owners, what delivers them, and its approvals. */
export function codeOwnerLines(systems: Owned, out: string, approvals: string): readonly string[] {
  return Object.keys(systems)
    .sort()
    .flatMap(system => {
      const { codeOwners = [] } = ownerOf(systems, system) ?? {};
      if (codeOwners.length === 0) return [];
      const paths = [`/${out}/*/${system}/`, `/${out}/*/gitops/${system}/`, `/${approvals}/*/${system}.yaml`];
      return paths.map(path => `${path} ${codeOwners.join(' ')}`);
    });
}

const ownerOf = (systems: Owned, system: string): Owner | undefined =>
  Object.hasOwn(systems, system) ? systems[system]?.owner : undefined;
