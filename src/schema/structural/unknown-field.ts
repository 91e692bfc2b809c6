import { didYouMean, isSlip } from '../../problem.js';
import { type Fault, fault, unknownFieldHint, unknownTo } from '../fault.js';
import type { About } from './about.js';
import type { Structural } from './structural.js';

/** Whether a name is a near miss of another. */
export const isMisspelt = (name: string, known: string): boolean => didYouMean(name, [known]) !== '';

/**
 * A field that the definition does not have. Another version of an operator may have it, so by a table it is a warning,
 * unless it is a slip of a known field, or of one that is required and missing.
 */
export function unknownField(
  { kind, operator }: About,
  schema: Structural | undefined,
  key: string,
  value: Readonly<Record<string, unknown>>,
): readonly Fault[] {
  const known = schema?.fieldNames ?? [];
  const slip = didYouMean(key, known);
  const hint = unknownFieldHint(key, kind, known);
  const stray = slip === '' && { stray: key };
  const strayed = (found: readonly Fault[]) => found.map(each => ({ ...each, ...stray }));
  if (!operator) return strayed(fault(`is not a field of ${kind}.${slip}`, hint));
  const isMistake =
    known.some(name => isSlip(key, name)) ||
    (schema?.required ?? []).some(name => value[name] === undefined && isMisspelt(key, name));
  const message = `is not a field of ${kind} in ${operator.name} ${operator.version}.${slip}`;
  return strayed(isMistake ? fault(message, hint) : unknownTo(message, hint));
}
