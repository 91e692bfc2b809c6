import type { GraphObject } from '../graph/object.js';
import type { CostKind } from '../intent/budget.js';
import type { Levels } from './levels.js';

/** What one component of a system costs a month, of one kind. */
export interface CostLine {
  readonly system: string;
  /** By its label `app.kubernetes.io/name`, or the name of what has a fixed price. */
  readonly component: string;
  readonly kind: CostKind;
  readonly cost: Levels;
}

/** Whose cost an object is; nobody's outside of systems. */
export function payerOf({ unit, manifest, name }: GraphObject): Pick<CostLine, 'system' | 'component'> | undefined {
  if (!unit) return undefined;
  return { system: unit.system, component: manifest.metadata.labels?.['app.kubernetes.io/name'] ?? name };
}
