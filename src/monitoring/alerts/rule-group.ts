import type { Duration } from '../../promql/duration.js';
import type { ScopedAlert } from './alert.js';

/** An expression that is kept as a series of its own. */
export interface Recording {
  readonly record: string;
  readonly expr: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** Rules that are evaluated together, in order. */
export interface RuleGroup {
  readonly name: string;
  /** @default Prometheus' own */
  readonly interval?: Duration;
  readonly recordings: readonly Recording[];
  readonly alerts: readonly ScopedAlert[];
}
