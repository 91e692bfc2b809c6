import { feedsOf } from '../alert-test/feeds.js';
import type { ScopedAlert } from '../alerts/alert.js';
import { scrape } from '../exporters/prometheus.js';
import { anything, type Metric } from '../metric.js';
import { type Scope, seriesOf } from '../scope.js';

/**
 * The program answers scrapes and lacks a gauge that an alert is made from: that alert would be silent, whatever
 * happens. Counters and gauges with free labels may have no series before something happens.
 */
export function missingMetrics(alerts: readonly ScopedAlert[], scope: Scope): readonly ScopedAlert[] {
  const used = new Map(alerts.flatMap(({ metrics }) => metrics.filter(isAlwaysThere).map(each => [each.name, each])));
  return [...used.values()].map(metric => missing(metric, scope));
}

const isAlwaysThere = ({ type, platform, name, labels }: Metric): boolean =>
  type === 'gauge' && !platform && name !== scrape.up.name && !Object.values(labels).includes(anything);

function missing(metric: Metric, scope: Scope): ScopedAlert {
  return {
    name: 'MetricMissing',
    expr: `absent(${seriesOf(metric, scope)})\nand on () count(${seriesOf(scrape.up, scope)} == 1)`,
    threshold: `no ${metric.name}, and the component is scraped`,
    metrics: [metric, scrape.up],
    test: {
      lingers: 0,
      feed: ({ level, namespace }) => [
        feedsOf(scrape.up, scope, namespace).stays(1),
        ...(level > 1 ? [] : [feedsOf(metric, scope, namespace).stays(1)]),
      ],
    },
    for: '1h',
    severity: 'warning',
    labels: { metric: metric.name },
    summary: `${scope.job} does not expose ${metric.name}`,
    description: 'It is scraped, and this metric is not there: alerts that are made from it are silent.',
    runbook: {
      impact: 'None by itself, but what the alert should notice can go on unseen.',
      steps: ['Look whether the metric or its labels were renamed in the last release.'],
    },
  };
}
