import type { Call } from '../intent/call.js';
import { ConfigMapKey } from '../intent/config-map-key.js';
import { isSecret, SecretRef } from '../intent/secret.js';
import type { Bindings, Variables } from './values.js';

/** What the calls of a component fill, by the catalogue's bindings. */
export interface Bound {
  readonly values: Readonly<Record<string, unknown>>;
  readonly problems: readonly string[];
}

/** Two calls of one protocol that fill a variable differently leave the choice to what is stated. */
export function bound(
  bindings: Bindings<Variables>,
  calls: readonly Call[],
  stated: Readonly<Record<string, unknown>>,
): Bound {
  const values: Record<string, unknown> = {};
  const from = new Map<string, string>();
  const problems: string[] = [];
  for (const { to, pool } of calls) {
    const binding = bindings[to.protocol] as Record<string, (facts: unknown) => unknown> | undefined;
    for (const [name, fill] of Object.entries(binding ?? {})) {
      const value = fill({ ...to.facts, pool });
      const first = from.get(name);
      if (first !== undefined && stated[name] === undefined && !same(values[name], value)) {
        problems.push(`${name} follows from the calls to "${first}" and to "${to.id}". State it.`);
      }
      if (first === undefined) from.set(name, to.id);
      values[name] = value;
    }
  }
  return { values, problems };
}

/** Secrets are compared by what they refer to. */
function same(a: unknown, b: unknown): boolean {
  if (a instanceof SecretRef && b instanceof SecretRef) return a.path === b.path && a.property === b.property;
  return [a, b].some(each => isSecret(each) || each instanceof ConfigMapKey)
    ? JSON.stringify(a) === JSON.stringify(b)
    : a === b;
}
