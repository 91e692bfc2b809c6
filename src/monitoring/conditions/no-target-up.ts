import type { Scenario } from '../alert-test/alert-test.js';
import { feedsOf } from '../alert-test/feeds.js';
import { scrape } from '../exporters/prometheus.js';
import { type Scope, seriesOf } from '../scope.js';
import type { AlertCondition } from './condition.js';

/**
 * No target of the component answers Prometheus any more, or none is there. One of several that starts is not an outage, and
 * neither is a component that has never answered: that it does not start is `noPodAvailable`.
 */
export function noTargetUp(): AlertCondition {
  const { up } = scrape;
  return {
    problems: [],
    in: scope => {
      const series = seriesOf(up, scope);
      return {
        expr: `(count(${series} > 0) or vector(0)) < 1\nand on () count(max_over_time(${series}[1d]) > 0)`,
        threshold: 'no target that can be scraped, where there was one',
        metrics: [up],
        test: {
          settles: 30,
          notBefore: 30,
          lingers: 'until good',
          feed: scenario => feed(scope, scenario),
          also: [{ title: 'it has never answered', fires: false, feed: scenario => never(scope, scenario) }],
        },
      };
    },
  };
}

function feed(scope: Scope, { level, namespace }: Scenario) {
  const { stays, growsBy } = feedsOf(scrape.up, scope, namespace);
  // Each has answered once, and then one of them, or none, goes on.
  const ends = (instance: string) => growsBy(-1 / 30, { instance }, '', 1);
  return [level > 1 ? ends('one') : stays(1, { instance: 'one' }), ends('two')];
}

const never = (scope: Scope, { namespace }: Scenario) => [
  feedsOf(scrape.up, scope, namespace).stays(0, { instance: 'one' }),
];
