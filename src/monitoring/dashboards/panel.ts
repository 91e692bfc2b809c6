import type { Query } from './query.js';

/** How a value is written, by Grafana's names. */
export type PanelUnit = 'short' | 's' | 'bytes' | 'percentunit' | 'reqps' | 'ops' | 'cores' | 'Bps';
export const panelUnits = [
  ...(['short', 's', 'bytes', 'percentunit', 'reqps', 'ops', 'cores', 'Bps'] as const),
] satisfies readonly PanelUnit[];

/** One picture. */
export interface Panel {
  readonly kind: 'timeseries' | 'stat' | 'heatmap';
  readonly title: string;
  readonly unit: PanelUnit;
  readonly queries: readonly Query[];
  /** What it shows, where the title does not say it. */
  readonly description?: string;
  /** Above this it is red. */
  readonly red?: { readonly above: number } | { readonly below: number };
}

export const panelKinds = ['timeseries', 'stat', 'heatmap'] as const satisfies readonly Panel['kind'][];

/** Panels under one heading. */
export interface Row {
  readonly title: string;
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
  readonly title: string;
  readonly tags?: readonly string[];
  readonly rows: readonly Row[];
}
