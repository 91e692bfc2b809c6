import { feedsOf, siblings } from '../alert-test/feeds.js';
import { scrape } from '../exporters/prometheus.js';
import { seriesOf } from '../scope.js';
import type { AlertCondition } from './condition.js';

/** A target of the component does not answer, or Prometheus knows of none: `up == 0` alone is silent when all are gone. */
export function targetDown(): AlertCondition {
  const { up } = scrape;
  return {
    problems: [],
    in: scope => {
      const series = seriesOf(up, scope);
      return {
        expr: `${series} == 0 or absent(${series})`,
        threshold: 'a target that cannot be scraped, or none at all',
        metrics: [up],
        test: {
          lingers: 'until good',
          feed: ({ level, namespace }) => {
            const { stays } = feedsOf(up, scope, namespace);
            const [one, two] = siblings(['instance']);
            return [stays(level > 1 ? 0 : 1, one), stays(1, two)];
          },
          also: [{ title: 'no target is left', fires: true, feed: () => [] }],
        },
      };
    },
  };
}
