import type { Query } from './query.js';

/** How a value is written, by Grafana's names. */
export type PanelUnit = 'short' | 's' | 'bytes' | 'percentunit' | 'reqps' | 'ops' | 'cores' | 'Bps';
export const panelUnits = [
  ...(['short', 's', 'bytes', 'percentunit', 'reqps', 'ops', 'cores', 'Bps'] as const),
] satisfies readonly PanelUnit[];

/** One picture. */
export interface Panel {
  /** Lines over time, one number, or a distribution over time. */
  readonly kind: 'timeseries' | 'stat' | 'heatmap';
  /** Its heading. */
  readonly title: string;
  /** The unit of its values. */
  readonly unit: PanelUnit;
  /** Each is a line, or a bundle of lines. */
  readonly queries: readonly Query[];
  /** What it shows, where the title does not say it. */
  readonly description?: string;
  /** Above this it is red. */
  readonly red?: { readonly above: number } | { readonly below: number };
}

export const panelKinds = ['timeseries', 'stat', 'heatmap'] as const satisfies readonly Panel['kind'][];

/** Panels under one heading. */
export interface Row {
  /** The heading. */
  readonly title: string;
  /** From the left. */
  readonly panels: readonly Panel[];
}

type More = Pick<Panel, 'description' | 'red'>;

/** Lines over time. */
export const timeSeries = (title: string, unit: PanelUnit, queries: readonly Query[], more: More = {}): Panel => ({
  kind: 'timeseries',
  title,
  unit,
  queries,
  ...more,
});

/** The last value, large. */
export const stat = (title: string, unit: PanelUnit, query: Query, more: More = {}): Panel => ({
  kind: 'stat',
  title,
  unit,
  queries: [query],
  ...more,
});

/** How often each size came up, over time: the buckets of a histogram. */
export const heatmap = (
  title: string,
  unit: PanelUnit,
  query: Query,
  more: Pick<Panel, 'description'> = {},
): Panel => ({
  kind: 'heatmap',
  title,
  unit,
  queries: [query],
  ...more,
});

/** What a dashboard is made from. */
export interface DashboardSpec {
  /** Never changes: links lead to it. */
  readonly uid: string;
  /** Its name in Grafana. */
  readonly title: string;
  /** Tags to find it by in Grafana. @default none */
  readonly tags?: readonly string[];
  /** Its rows, from the top. */
  readonly rows: readonly Row[];
}
