import type { Matchers } from './matcher.js';

/** Something that Prometheus or Loki refuses, and where: offsets in the expression. */
export interface Fault {
  readonly message: string;
  /** The expression may be right: it is too deep to be read. @default false */
  readonly unread?: true;
  readonly from: number;
  readonly to: number;
}

/** One look at series: `rate(http_requests_total{code="500"}[5m])`. */
export interface Selection {
  readonly metric?: string;
  readonly matchers: Matchers;
  /** Seconds of the window, where it has one. */
  readonly range?: number;
  /** The function that it is given to: `rate`. */
  readonly within?: string;
  readonly from: number;
  readonly to: number;
}

/** Something that Prometheus takes and that does not do what it seems to. */
export interface Remark {
  readonly kind: 'rate-over-aggregate' | 'quantile-without-le' | 'absent' | 'never';
  readonly message: string;
  readonly from: number;
  readonly to: number;
}

/** What is known of one expression: plain data. */
export interface Analysis {
  readonly faults: readonly Fault[];
  readonly selections: readonly Selection[];
  readonly remarks: readonly Remark[];
  /** It has a result only while something is the case: a comparison, `absent`, `unless`. */
  readonly conditional: boolean;
  readonly keeps: KeptLabels;
}

/** The labels of series that a result may have: these only, or all but these. */
export type KeptLabels = { readonly only: readonly string[] } | { readonly without: readonly string[] };
