import { type Duration, durationProblems, knownSeconds } from '../../promql/duration.js';
import { aggregate, joined, numeral, over } from '../../promql/text.js';
import type { Scenario } from '../alert-test/alert-test.js';
import { feedsOf, siblings } from '../alert-test/feeds.js';
import { type Gauge, type LabelOf, matchersOf, type Where, whereProblems } from '../metric.js';
import { type Scope, scopeLabels, seriesOf } from '../scope.js';
import type { AlertCondition } from './condition.js';
import { groupProblems } from './gauge-level.js';
import { shareProblems } from './threshold.js';

/** What is left of a room runs out within a time, going on as it did lately, and little of it is left already. */
export function fillsUp<const M extends Gauge, const C extends Gauge>(props: {
  /** What is left. */
  readonly left: M;
  /** All there is, with the same labels. */
  readonly capacity: C;
  readonly where?: Where<NoInfer<M>>;
  readonly per?: readonly LabelOf<NoInfer<M>>[];
  /** How far back the trend goes. */
  readonly trend: Duration;
  readonly runsOutWithin: Duration;
  /** A room with a larger share left than this is never warned of. */
  readonly shareLeft: number;
}): AlertCondition {
  const { left, capacity, per = [], trend, runsOutWithin, shareLeft } = props;
  const where = matchersOf(props.where);
  const window = knownSeconds(trend);
  const ahead = knownSeconds(runsOutWithin);
  const rest = 1e9;
  const step = Math.max(30, Math.round(window / 36));
  return {
    problems: [
      ...whereProblems(left, where),
      ...groupProblems(left, per),
      ...durationProblems('"trend"', trend),
      ...durationProblems('"runsOutWithin"', runsOutWithin),
      ...shareProblems('the share left', shareLeft),
    ],
    in: scope => {
      const by = [...scopeLabels(left), ...per];
      const series = (metric: Gauge) => seriesOf(metric, scope, where);
      const trended = `${over('predict_linear', series(left), trend).slice(0, -1)}, ${ahead})`;
      const share = joined('/', [aggregate('max', by, series(left)), aggregate('max', by, series(capacity))]);
      return {
        expr: joined('and', [`${aggregate('min', by, trended)} < 0`, `${share} < ${numeral(shareLeft)}`]),
        threshold: `full within ${runsOutWithin}, less than ${numeral(shareLeft)} left`,
        metrics: [left, capacity],
        test: {
          step,
          settles: 2 * step,
          notBefore: step,
          lingers: window,
          feed: scenario => feed(scope, scenario),
          also: [
            {
              title: 'it fills fast and has much room',
              fires: false,
              feed: scenario => feed(scope, scenario, rest * 1.1),
            },
          ],
        },
      };
    },
  };

  /** One room is used at `level` times the pace that empties it just in time; the other is not used. */
  function feed(scope: Scope, { level, namespace, now }: Scenario, whole = (rest / shareLeft) * 2) {
    const [one, two] = siblings(per, where);
    const lefts = feedsOf(left, scope, namespace, where);
    const all = feedsOf(capacity, scope, namespace, where);
    const pace = (rest * level) / (ahead + now);
    return [lefts.growsBy(-pace, one, '', rest), lefts.stays(rest, two), all.stays(whole, one), all.stays(whole, two)];
  }
}
