import { perObject } from '../../graph/per-object.js';
import type { Workload } from '../../graph/workload.js';
import { baseline } from './baseline.js';
import type { Control, Violation } from './control.js';
import { restricted } from './restricted.js';

export type Level = 'baseline' | 'restricted';

const levels: Readonly<Record<Level, readonly Control[]>> = { baseline, restricted };

export interface Found extends Violation {
  /** The admission's name of the control: `runAsNonRoot`. */
  readonly control: string;
}

/** What a level's own controls find in the pods of a workload; `restricted` asks for `baseline` too, which is not repeated. */
export function violationsOf(workload: Workload, level: Level, version: string): readonly Found[] {
  const known = found(workload.object);
  const standard = `${level} ${version}`;
  const violations = known.get(standard) ?? [...evaluate(workload, level, version)];
  known.set(standard, violations);
  return violations;
}

/** By level and version. */
const found = perObject(() => new Map<string, readonly Found[]>());

function* evaluate(workload: Workload, level: Level, version: string): Iterable<Found> {
  for (const { id, violations } of levels[level]) {
    for (const violation of violations(workload, version)) yield { ...violation, control: id };
  }
}
