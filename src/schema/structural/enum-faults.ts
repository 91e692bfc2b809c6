import { canonicalText } from '../canonical-text.js';
import { type Fault, noFaults } from '../fault.js';
import { enumFault } from '../scalar.js';
import type { Structural } from './structural.js';

/** What is wrong with a value that must be one of a few; they may be lists and maps. Null is not one of them, even if listed. */
export function enumFaults({ enum: allowed }: Structural, value: unknown): readonly Fault[] {
  if (!allowed || (value !== null && allowed.includes(value))) return noFaults;
  const text = canonicalText(value);
  return value !== null && allowed.some(one => canonicalText(one) === text) ? noFaults : enumFault(allowed, value);
}
