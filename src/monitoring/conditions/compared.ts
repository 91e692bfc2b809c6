import { aggregate, joined } from '../../promql/text.js';
import { feedsOf } from '../alert-test/feeds.js';
import { type Gauge, matchersOf, type Where, whereProblems } from '../metric.js';
import { scopeLabels, seriesOf } from '../scope.js';
import type { AlertCondition } from './condition.js';

interface Compared<M extends Gauge, N extends Gauge> {
  readonly of: M;
  /** With the same labels. */
  readonly to: N;
  readonly where?: Where<NoInfer<M>>;
}

/** One gauge is below another that it should keep up with: pods that are ready, and pods that are wanted. */
export const fallsBehind = <const M extends Gauge, const N extends Gauge>(props: Compared<M, N>): AlertCondition =>
  compared(props, '<', level => (level > 1 ? 2 : 3), 3);

/** One gauge has reached another that bounds it: pods wanted, and the most that there may be. */
export const reachesLimit = <const M extends Gauge, const N extends Gauge>(props: Compared<M, N>): AlertCondition =>
  compared(props, '>=', level => (level > 1 ? 6 : 5), 6);

function compared<M extends Gauge, N extends Gauge>(
  { of, to, where: given }: Compared<M, N>,
  operator: '<' | '>=',
  valueAt: (level: number) => number,
  bound: number,
): AlertCondition {
  const where = matchersOf(given);
  return {
    problems: [...whereProblems(of, where), ...whereProblems(to, where)],
    in: scope => ({
      expr: joined(
        operator,
        [of, to].map(metric => aggregate('max', scopeLabels(metric), seriesOf(metric, scope, where))),
      ),
      threshold: operator === '<' ? `below ${to.name}` : `at ${to.name}`,
      metrics: [of, to],
      test: {
        feed: ({ level, namespace }) => [
          feedsOf(of, scope, namespace, where).stays(valueAt(level)),
          feedsOf(to, scope, namespace, where).stays(bound),
        ],
      },
    }),
  };
}
