import { type Duration, durationProblems, knownSeconds } from '../../promql/duration.js';
import { aggregate, numeral, over } from '../../promql/text.js';
import { feedsOf, siblings } from '../alert-test/feeds.js';
import { type Counter, type LabelOf, matchersOf, type Where, whereProblems } from '../metric.js';
import { scopeLabels, seriesOf } from '../scope.js';
import type { AlertCondition } from './condition.js';
import { groupProblems } from './gauge-level.js';
import { finiteProblems } from './threshold.js';

/** How often something happened in a time. */
export function increaseAbove<const M extends Counter>(props: {
  readonly of: M;
  readonly where?: Where<NoInfer<M>>;
  readonly within: Duration;
  readonly above: number;
  /** Labels whose values are counted, and alert, one by one. @default all together */
  readonly per?: readonly LabelOf<NoInfer<M>>[];
}): AlertCondition {
  const { of, within, above, per = [] } = props;
  const where = matchersOf(props.where);
  return {
    problems: [
      ...whereProblems(of, where),
      ...groupProblems(of, per),
      ...durationProblems('"within"', within),
      ...finiteProblems('the threshold', above),
    ],
    in: scope => {
      const by = [...scopeLabels(of), ...per];
      const window = knownSeconds(within);
      return {
        expr: `${aggregate('sum', by, over('increase', seriesOf(of, scope, where), within))} > ${numeral(above)}`,
        threshold: `more than ${numeral(above)} in ${within}`,
        metrics: [of],
        test: {
          // More than none is there from the second sample on; more than a few only after most of the window.
          settles: above > 0 ? window + 60 : 60,
          notBefore: above > 0 ? window * 0.8 : 0,
          lingers: window,
          feed: ({ level, namespace, volume = 1 }) => {
            const { growsBy } = feedsOf(of, scope, namespace, where);
            const [one, two] = siblings(per, where);
            // Past a threshold of zero is anything at all, and short of it nothing.
            const count = above > 0 ? above * level : level > 1 ? 1 : 0;
            const rate = (count * volume) / window;
            // Of two that are counted one by one only the first is past the threshold; of a threshold of zero, half is past it as well.
            return per.length > 0
              ? [growsBy(rate, one), growsBy(above > 0 ? rate / 2 : 0, two)]
              : [growsBy(rate / 2, one), growsBy(rate / 2, two)];
          },
        },
      };
    },
  };
}
