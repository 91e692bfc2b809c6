import { against, aggregate, joined, numeral } from '../../promql/text.js';
import { feedsOf, siblings } from '../alert-test/feeds.js';
import { volumes } from '../exporters/cadvisor.js';
import { type Scope, scopeLabels, seriesOf } from '../scope.js';
import type { AlertCondition } from './condition.js';
import { shareProblems } from './threshold.js';

const each = [...scopeLabels(volumes.used), 'persistentvolumeclaim'];
const size = 10 * 2 ** 30;

/** How full any volume of the namespace is, whatever the pace: `volumeShare({ above: 0.85 })`. */
export function volumeShare({ above }: { /** Between 0 and 1. */ readonly above: number }): AlertCondition {
  return {
    problems: shareProblems('the share of the volume', above),
    in: scope => {
      const amount = (metric: typeof volumes.used | typeof volumes.capacity) =>
        aggregate('max', each, seriesOf(metric, scope));
      return {
        expr: against(joined('/', [amount(volumes.used), amount(volumes.capacity)]), '>', above),
        threshold: `more than ${numeral(above)} full`,
        metrics: [volumes.used, volumes.capacity],
        wide: true,
        test: { feed: ({ level, namespace }) => feed(scope, namespace, above * level) },
      };
    },
  };

  function feed(scope: Scope, namespace: string, share: number) {
    const [used, capacity] = [volumes.used, volumes.capacity].map(metric => feedsOf(metric, scope, namespace));
    const [one, two] = siblings(['persistentvolumeclaim']);
    return [
      used!.stays(share * size, one),
      used!.stays((above / 2) * size, two),
      capacity!.stays(size, one),
      capacity!.stays(size, two),
    ];
  }
}
