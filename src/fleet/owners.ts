import { type Owner, ownerProblems } from '../intent/owner.js';
import type { Problem } from '../problem.js';

/** Systems by name, as far as their owners go. */
export type Owned = Readonly<Record<string, { readonly owner?: Owner | undefined }>>;

/** What is wrong with the owners of systems. */
export const ownershipProblems = (systems: Owned): readonly Problem[] =>
  Object.keys(systems).flatMap(system => {
    const owner = ownerOf(systems, system);
    return owner ? ownerProblems(system, owner) : [];
  });

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

/** The owner of a system, where the fleet has the system and it has one. */
export const ownerOf = (systems: Owned, system: string): Owner | undefined =>
  Object.hasOwn(systems, system) ? systems[system]?.owner : undefined;
