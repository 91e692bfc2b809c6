import { type Duration, durationProblems, knownSeconds } from '../../promql/duration.js';
import { aggregate, numeral, over } from '../../promql/text.js';
import { type Counter, type LabelOf, matchersOf, type Where, whereProblems } from '../metric.js';
import { feedsOf, siblings } from '../rehearsal/feeds.js';
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
        rehearsal: {
          settles: window + 60,
          notBefore: window * 0.8,
          lingers: window,
          feed: ({ level, namespace, volume = 1 }) => {
            const { growsBy } = feedsOf(of, scope, namespace, where);
            const [one, two] = siblings(per, where);
            // Past a threshold of zero is anything at all, and short of it nothing.
            const count = above > 0 ? above * level : level > 1 ? 1 : 0;
            const rate = (count * volume) / window;
            return per.length > 0
              ? [growsBy(rate, one), growsBy(rate / 2, two)]
              : [growsBy(rate / 2, one), growsBy(rate / 2, two)];
          },
        },
      };
    },
  };
}
