import { schemaTables } from './tables.js';

/** Who brings kinds, and the version that their schemas are of. */
export interface Operator {
  readonly name: string;
  readonly version: string;
}

/** The operators of these kinds of an API; none that is not known here. */
export function operatorsOf(apiVersion: string, kinds: readonly string[]): readonly Operator[] {
  const operators = schemaTables.apiVersions().get(apiVersion)?.operators ?? [];
  return operators.filter(operator => kinds.some(kind => operator.kinds.includes(kind)));
}
