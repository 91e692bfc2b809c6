import { type Problem, problem } from '../../problem.js';
import { type Duration, durationProblems, knownSeconds } from '../../promql/duration.js';
import { against, aggregate, joined, numeral, over } from '../../promql/text.js';
import { type Histogram, type LabelOf, matchersOf, type Where, whereProblems } from '../metric.js';
import { bucketFeeds } from '../rehearsal/buckets.js';
import type { Play } from '../rehearsal/rehearsal.js';
import { type Scope, scopeLabels, seriesOf } from '../scope.js';
import type { AlertCondition } from './condition.js';
import { groupProblems } from './gauge-level.js';
import { finiteProblems, shareProblems } from './threshold.js';

/** The bounds that a histogram can be compared with: all but the last, above which it tells nothing apart. */
export type Bound<M extends Histogram> = M['buckets'][number];

/** A quantile above one of the histogram's own bounds, once there are enough measurements to tell. */
export function quantileAbove<const M extends Histogram>(props: {
  readonly of: M;
  readonly where?: Where<NoInfer<M>>;
  /** 0.99 for the slowest of a hundred. */
  readonly quantile: number;
  readonly above: Bound<NoInfer<M>>;
  readonly within: Duration;
  /** Fewer measurements than this in that time tell nothing. */
  readonly events: number;
  readonly per?: readonly LabelOf<NoInfer<M>>[];
}): AlertCondition {
  const { of, quantile: share, above, within, events, per = [] } = props;
  const where = matchersOf(props.where);
  return {
    problems: [
      ...whereProblems(of, where),
      ...groupProblems(of, per),
      ...shareProblems('the quantile', share),
      ...boundProblems(of, above),
      ...durationProblems('"within"', within),
      ...finiteProblems('"events"', events),
    ],
    in: scope => {
      const by = [...scopeLabels(of), ...per];
      const buckets = aggregate('sum', [...by, 'le'], over('rate', seriesOf(of, scope, where, '_bucket'), within));
      const count = aggregate('sum', by, over('increase', seriesOf(of, scope, where, '_count'), within));
      return {
        expr: joined('and', [
          against(`histogram_quantile(${numeral(share)}, ${buckets})`, '>', above),
          against(count, '>=', events),
        ]),
        threshold: `above ${numeral(above)} for more than ${numeral(1 - share)} of at least ${numeral(events)} in ${within}`,
        metrics: [of],
        rehearsal: {
          settles: 60,
          notBefore: 30,
          lingers: knownSeconds(within),
          feed: play => feed(scope, play),
          also: [
            {
              title: 'too few measurements to tell',
              fires: false,
              feed: play => feed(scope, { ...play, level: 50 }, events / 2 / knownSeconds(within)),
            },
          ],
        },
      };
    },
  };

  function feed(scope: Scope, { level, namespace, volume = 1 }: Play, total = (events * 20) / knownSeconds(within)) {
    const slow = Math.min((1 - share) * level, 1);
    return bucketFeeds({ metric: of, scope, namespace, where, threshold: above, perSecond: total * volume, slow });
  }
}

/** What is wrong with a threshold that a histogram must have a bound for. */
export function boundProblems({ name, buckets }: Histogram, bound: number): Problem[] {
  const top = buckets.at(-1);
  if (buckets.includes(bound) && bound !== top) return [];
  const reason = bound === top ? 'is its last bound: nothing above it is told apart' : 'is no bound of its buckets';
  return [
    problem('alert-threshold', `the threshold ${bound} of "${name}" ${reason}.`, {
      hint: `Use one of ${buckets.slice(0, -1).join(', ')}, or give the metric another bucket.`,
    }),
  ];
}
