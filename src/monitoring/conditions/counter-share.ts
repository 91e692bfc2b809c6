import { type Duration, durationProblems, knownSeconds } from '../../promql/duration.js';
import { against, aggregate, joined, numeral, over } from '../../promql/text.js';
import { feedsOf, siblings } from '../alert-test/feeds.js';
import { type Counter, type LabelOf, matchersOf, type Where, whereProblems } from '../metric.js';
import { scopeLabels, seriesOf } from '../scope.js';
import type { AlertCondition } from './condition.js';
import { groupProblems } from './gauge-level.js';
import { shareProblems } from './threshold.js';

/** What one counter grows by as a share of what another does: throttled periods of all periods. */
export function counterShare<const P extends Counter, const W extends Counter>(props: {
  readonly of: P;
  /** With the same labels. */
  readonly outOf: W;
  readonly where?: Where<NoInfer<P>>;
  readonly per?: readonly LabelOf<NoInfer<P>>[];
  readonly above: number;
  readonly within: Duration;
}): AlertCondition {
  const { of, outOf, above, within, per = [] } = props;
  const where = matchersOf(props.where);
  return {
    problems: [
      ...whereProblems(of, where),
      ...whereProblems(outOf, where),
      ...groupProblems(of, per),
      ...shareProblems('the share', above),
      ...durationProblems('"within"', within),
    ],
    in: scope => {
      const sum = (metric: Counter) =>
        aggregate('sum', [...scopeLabels(metric), ...per], over('increase', seriesOf(metric, scope, where), within));
      return {
        expr: against(joined('/', [sum(of), sum(outOf)]), '>', above),
        threshold: `above ${numeral(above)} in ${within}`,
        metrics: [of, outOf],
        test: {
          settles: 60,
          notBefore: 30,
          lingers: knownSeconds(within),
          feed: ({ level, namespace, volume = 1 }) => {
            const part = feedsOf(of, scope, namespace, where);
            const whole = feedsOf(outOf, scope, namespace, where);
            const [one, two] = siblings(per, where);
            const shares = per.length > 0 ? [level, 0.5] : [level, level];
            return [one, two].flatMap((sibling, i) => [
              part.growsBy(volume * above * shares[i]!, sibling),
              whole.growsBy(volume, sibling),
            ]);
          },
        },
      };
    },
  };
}
