import { type Matchers, selector } from '../../promql/matcher.js';
import type { Metric } from '../metric.js';
import type { AlertCondition } from './condition.js';

/** Prometheus knows no series of a metric, whatever it is about: its exporter is not scraped. */
export const notMeasured = (metric: Metric, where: Matchers = {}): AlertCondition => ({
  problems: [],
  in: () => ({
    expr: `absent(${selector(metric.name, where)})`,
    threshold: `no ${metric.name} at all`,
    metrics: [metric],
    test: {
      lingers: 'until good',
      feed: ({ level, namespace }) =>
        level > 1 || namespace === 'elsewhere'
          ? []
          : [{ name: metric.name, labels: { namespace }, value: { stays: 1 } }],
    },
  }),
});
