import type { Environment } from '../environment/environment.js';
import { chainOf } from '../environment/kin.js';

/** In words, where the value of an environment comes from, by the key that a table has for it. */
export function originOf(environment: Environment, key: string): string {
  if (key === environment.name) return 'its own name';
  for (const { name, groups = [] } of chainOf(environment)) {
    if (key === name) return `${key}, which it is like`;
    if (groups.includes(key)) {
      return name === environment.name ? `its group ${key}` : `the group ${key} of ${name}, which it is like`;
    }
  }
  return key;
}
