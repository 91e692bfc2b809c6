import { aggregate, joined, over } from '../../promql/text.js';
import { containers } from '../exporters/cadvisor.js';
import { workloads } from '../exporters/kube-state-metrics.js';
import type { Counter, Histogram, Where } from '../metric.js';
import { type Scope, seriesOf } from '../scope.js';
import { toNumber } from '../slo/decimal.js';
import { budgetOf, type Objective } from '../slo/objective.js';
import { errorRatioOf, recordedSeries, remainingBudget } from '../slo/recordings.js';
import { type Row, stat, timeSeries } from './panel.js';
import { promqlQuery, quantileOf, rateOf, shareOf } from './query.js';

/** Traffic, errors and latency: what its users notice of a server. */
export const requestRow = <const C extends Counter, const H extends Histogram>(props: {
  readonly requests: C;
  readonly errors: Where<NoInfer<C>>;
  readonly duration: H;
}): Row => ({
  title: 'Requests',
  panels: [
    timeSeries('Request rate', 'reqps', [rateOf<Counter>(props.requests, { legend: 'requests' })]),
    timeSeries('Error rate', 'percentunit', [shareOf<Counter>(props.requests, props.errors, { legend: 'errors' })]),
    timeSeries(
      'Latency',
      's',
      [0.5, 0.95, 0.99].map(share => quantileOf<Histogram>(props.duration, share)),
    ),
  ],
});

/** How each objective is doing: what is left of its budget, and how fast it burns. */
export const objectiveRow = (objectives: readonly Objective[]): Row => ({
  title: 'Objectives',
  panels: objectives.flatMap(objective => {
    const { name, target } = objective;
    const recorded = (legend: string, series: string) =>
      promqlQuery(legend, scope => recordedSeries(series, objective, scope));
    return [
      stat(`${name} ${target}: budget left`, 'percentunit', recorded('left of 30 days', remainingBudget), {
        red: { below: 0 },
      }),
      timeSeries(
        `${name} ${target}: bad events`,
        'percentunit',
        (['5m', '1h', '6h', '3d'] as const).map(window => recorded(window, errorRatioOf(window))),
        { red: { above: toNumber(budgetOf(objective)) } },
      ),
    ];
  }),
});

const each = ['pod', 'container'];

/** How much of what it may use a component's container uses. */
export function saturationRow(container: string, title = 'Saturation'): Row {
  const where = { container };
  const share = (resource: 'cpu' | 'memory', used: (scope: Scope) => string) =>
    promqlQuery('{{pod}}', scope => {
      const limits = aggregate('max', each, seriesOf(workloads.limits, scope, { ...where, resource }));
      return joined(`/ on (${each.join(', ')})`, [used(scope), limits]);
    });
  return {
    title,
    panels: [
      timeSeries(
        'Cpu, of the limit',
        'percentunit',
        [
          share('cpu', scope =>
            aggregate('sum', each, over('rate', seriesOf(containers.cpuSeconds, scope, where), '$__rate_interval')),
          ),
        ],
        { red: { above: 0.9 } },
      ),
      timeSeries(
        'Memory, of the limit',
        'percentunit',
        [share('memory', scope => aggregate('max', each, seriesOf(containers.workingSet, scope, where)))],
        { red: { above: 0.9 } },
      ),
      timeSeries('Restarts in an hour', 'short', [
        promqlQuery('{{pod}}', scope =>
          aggregate('sum', ['pod'], over('increase', seriesOf(workloads.restarts, scope, where), '1h')),
        ),
      ]),
    ],
  };
}
