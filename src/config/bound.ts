import type { Call } from '../intent/call.js';
import { ConfigMapKey } from '../intent/config-map-key.js';
import type { Protocol } from '../intent/endpoint.js';
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

/** Why no call fills a variable that could follow from one; the empty text for a variable that follows from none. */
export function unfilled(name: string, bindings: Bindings<Variables>, calls: readonly Call[]): string {
  const by = Object.keys(bindings).filter(protocol => name in (bindings[protocol as Protocol] ?? {}));
  if (by.length === 0) return '';
  const made = calls.map(({ to }) => `"${to.id}" by ${to.protocol}`).join(', ');
  return `: it follows from a call by ${by.join(' or ')}, and ${made ? `the calls are ${made}` : 'there are no calls'}`;
}
