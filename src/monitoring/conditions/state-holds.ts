import { type Duration, durationProblems } from '../../promql/duration.js';
import { aggregate, over } from '../../promql/text.js';
import { feedsOf, siblings } from '../alert-test/feeds.js';
import { type Gauge, type LabelOf, matchersOf, type Where, whereProblems } from '../metric.js';
import { scopeLabels, seriesOf } from '../scope.js';
import type { AlertCondition } from './condition.js';
import { groupProblems } from './gauge-level.js';

/**
 * A gauge that is 1 while a state lasts and 0, or gone, while it does not.
 * `within` also counts a state that comes and goes, when it was seen in that time.
 */
export function stateHolds<const M extends Gauge>(props: {
  readonly of: M;
  readonly where?: Where<NoInfer<M>>;
  /** Labels whose values alert one by one. @default all together */
  readonly per?: readonly LabelOf<NoInfer<M>>[];
  readonly within?: Duration;
}): AlertCondition {
  const { of, per = [], within } = props;
  const where = matchersOf(props.where);
  return {
    problems: [
      ...whereProblems(of, where),
      ...groupProblems(of, per),
      ...(within === undefined ? [] : durationProblems('"within"', within)),
    ],
    in: scope => {
      const series = seriesOf(of, scope, where);
      const seen = within === undefined ? series : over('max_over_time', series, within);
      return {
        expr: `${aggregate('max', [...scopeLabels(of), ...per], seen)} > 0`,
        threshold: 'while it holds',
        metrics: [of],
        test: {
          lingers: within === undefined ? 0 : 600,
          feed: ({ level, namespace }) => {
            const { stays } = feedsOf(of, scope, namespace, where);
            const [one, two] = siblings(per, where);
            return [stays(level > 1 ? 1 : 0, one), stays(0, two)];
          },
        },
      };
    },
  };
}
