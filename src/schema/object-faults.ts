import type { Fault } from './fault.js';
import { schemaTables } from './tables.js';
import { unknownKind } from './unknown-kind.js';

/** Everything in an object that its kind's schema does not allow; a kind without a schema is a warning. */
export function objectFaults(manifest: { readonly apiVersion: string; readonly kind: string }): readonly Fault[] {
  const { apiVersion, kind } = manifest;
  return schemaTables.kind(apiVersion, kind)?.faults(manifest) ?? unknownKind(apiVersion, kind);
}
