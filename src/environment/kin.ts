/** An environment as tables name it: by its name, by its groups, and by what it is like. */
export interface Kin {
  readonly name: string;
  readonly groups?: readonly string[];
  readonly like?: Kin | undefined;
}

/** The key of a table that holds for an environment, or several groups that hold with equal right. */
export type Nearest = { readonly key: string } | { readonly groups: readonly string[] };

/**
 * The nearest key of a table: the environment's own name, then one of its groups, then the same for what it is like,
 * and so on. Of two groups of one environment neither is nearer.
 */
export function nearest(kin: Kin, has: (key: string) => boolean): Nearest | undefined {
  for (const { name, groups = [] } of chainOf(kin)) {
    if (has(name)) return { key: name };
    const found = groups.filter(has);
    if (found.length > 1) return { groups: found };
    if (found[0] !== undefined) return { key: found[0] };
  }
  return undefined;
}

/** An environment, what it is like, and so on. */
export function* chainOf(kin: Kin): Iterable<Kin> {
  for (let at: Kin | undefined = kin; at; at = at.like) yield at;
}

/** Every name by which a table may mean an environment. */
export const namesOf = (kin: Kin): readonly string[] =>
  [...chainOf(kin)].flatMap(({ name, groups = [] }) => [name, ...groups]);

/** The groups that an environment is in, and those of what it is like. */
export const groupsOf = (kin: Kin): ReadonlySet<string> =>
  new Set([...chainOf(kin)].flatMap(({ groups = [] }) => groups));
