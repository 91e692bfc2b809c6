import type { Dashboard as Model } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Options as HeatmapOptions } from '@grafana/grafana-foundation-sdk/heatmap';
import type { Options as StatOptions } from '@grafana/grafana-foundation-sdk/stat';
import type { Options as LineOptions } from '@grafana/grafana-foundation-sdk/timeseries';
import type { Scope } from '../scope.js';
import type { DashboardSpec, Panel } from './panel.js';

/** The SDK's types without its enums: its builders would take longer to load than a whole synth takes. */
type Plain<T> = T extends string
  ? `${T}`
  : T extends readonly (infer E)[]
    ? Plain<E>[]
    : T extends object
      ? { [K in keyof T]: Plain<T[K]> }
      : T;
type PlainPanel = Plain<NonNullable<Model['panels']>[number]>;

const datasource = { type: 'prometheus', uid: '$datasource' };
const grid = { columns: 24, row: 1, height: 8 };

/** A dashboard as Grafana stores it: panels in threes, ids from their order. */
export function dashboardModel({ uid, title, tags = [], rows }: DashboardSpec, scope: Scope): Plain<Model> {
  const panels: PlainPanel[] = [];
  let y = 0;
  for (const row of rows) {
    const width = grid.columns / Math.min(Math.max(row.panels.length, 1), 3);
    const gridPos = { h: grid.row, w: grid.columns, x: 0, y };
    panels.push({ type: 'row', id: panels.length + 1, title: row.title, collapsed: false, gridPos, panels: [] });
    y += grid.row;
    for (const [i, panel] of row.panels.entries()) {
      const x = (i * width) % grid.columns;
      if (i > 0 && x === 0) y += grid.height;
      panels.push(panelModel(panel, panels.length + 1, { h: grid.height, w: width, x, y }, scope));
    }
    y += grid.height;
  }
  return {
    uid,
    title,
    tags: [...tags],
    timezone: 'utc',
    editable: false,
    graphTooltip: 1,
    refresh: '1m',
    schemaVersion: 42,
    time: { from: 'now-6h', to: 'now' },
    templating: { list: [{ type: 'datasource', name: 'datasource', label: 'Prometheus', query: 'prometheus' }] },
    annotations: {},
    panels,
  };
}

type Place = NonNullable<PlainPanel['gridPos']>;

function panelModel(
  { kind, title, unit, queries, description, red }: Panel,
  id: number,
  gridPos: Place,
  scope: Scope,
): PlainPanel {
  return {
    type: kind,
    id,
    title,
    ...(description !== undefined && { description }),
    datasource,
    gridPos,
    targets: queries.map((query, i) => ({
      refId: String.fromCharCode(65 + i),
      datasource,
      expr: query.expr(scope),
      legendFormat: query.legend,
      ...(kind === 'heatmap' && { format: 'heatmap' }),
    })) as unknown as NonNullable<Extract<PlainPanel, { targets?: unknown }>['targets']>,
    options: kind === 'heatmap' ? heatmapOptions(unit) : kind === 'stat' ? statOptions : lineOptions,
    fieldConfig: {
      defaults: {
        unit,
        ...(red && { thresholds: thresholds(red) }),
        ...(kind === 'timeseries' && {
          custom: { fillOpacity: 10, ...(red && { thresholdsStyle: { mode: 'line' } }) },
        }),
      },
      overrides: [],
    },
  };
}

const lineOptions: Plain<LineOptions> = {
  legend: { displayMode: 'list', placement: 'bottom', showLegend: true, calcs: [] },
  tooltip: { mode: 'multi', sort: 'desc' },
};

const statOptions: Partial<Plain<StatOptions>> = {
  colorMode: 'value',
  graphMode: 'area',
  reduceOptions: { calcs: ['lastNotNull'], values: false },
};

/** The buckets are Prometheus' own; `le` is the upper edge of each. */
const heatmapOptions = (unit: string): Partial<Plain<HeatmapOptions>> => ({
  calculate: false,
  color: { mode: 'scheme', scheme: 'Oranges', fill: 'dark-orange', exponent: 0.5, steps: 64, reverse: false },
  rowsFrame: { layout: 'le' },
  yAxis: { unit },
  tooltip: { mode: 'single', yHistogram: true },
});

const thresholds = (red: NonNullable<Panel['red']>) => ({
  mode: 'absolute' as const,
  steps: 'above' in red ? [step('green', null), step('red', red.above)] : [step('red', null), step('green', red.below)],
});

const step = (color: string, value: number | null) => ({ color, value });
