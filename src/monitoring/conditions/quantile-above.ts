import { type Problem, problem } from '../../problem.js';
import { type Duration, durationProblems, knownSeconds } from '../../promql/duration.js';
import type { Matchers } from '../../promql/matcher.js';
import { against, aggregate, joined, numeral, over } from '../../promql/text.js';
import type { Scenario } from '../alert-test/alert-test.js';
import { bucketFeeds } from '../alert-test/buckets.js';
import { ofBound } from '../bound.js';
import { type Histogram, type LabelOf, matchersOf, type Where, whereProblems } from '../metric.js';
import { type Scope, scopeLabels, seriesOf } from '../scope.js';
import type { AlertCondition } from './condition.js';
import { groupProblems } from './gauge-level.js';
import { finiteProblems, shareProblems } from './threshold.js';

/** The bounds that a histogram can be compared with: all but the last, above which it tells nothing apart. */
export type Bound<M extends Histogram> = M['buckets'][number];

/** A quantile above one of the histogram's own bounds, once enough measurements are above it to tell. */
export function quantileAbove<const M extends Histogram>(props: {
  readonly of: M;
  readonly where?: Where<NoInfer<M>>;
  /** 0.99 for the slowest of a hundred. */
  readonly quantile: number;
  readonly above: Bound<NoInfer<M>>;
  readonly within: Duration;
  /** Fewer measurements above the bound than this in that time tell nothing. @default 3 */
  readonly slow?: number;
  readonly per?: readonly LabelOf<NoInfer<M>>[];
}): AlertCondition {
  const { of, quantile: share, above, within, slow = 3, per = [] } = props;
  const where = matchersOf(props.where);
  const busy = (slow * 20) / (1 - share) / knownSeconds(within);
  return {
    problems: [
      ...whereProblems(of, where),
      ...groupProblems(of, per),
      ...shareProblems('the quantile', share),
      ...boundProblems(of, above),
      ...durationProblems('"within"', within),
      ...finiteProblems('"slow"', slow),
    ],
    in: scope => {
      const by = [...scopeLabels(of), ...per];
      const buckets = aggregate('sum', [...by, 'le'], over('rate', seriesOf(of, scope, where, '_bucket'), within));
      const counted = (matchers: Matchers, suffix: string) =>
        aggregate('sum', by, over('increase', seriesOf(of, scope, matchers, suffix), within));
      const others = counted({ ...where, le: ofBound(above) }, '_bucket');
      return {
        expr: joined('and', [
          against(`histogram_quantile(${numeral(share)}, ${buckets})`, '>', above),
          against(joined('-', [counted(where, '_count'), others]), '>=', slow),
        ]),
        threshold: `above ${numeral(above)} for more than ${numeral(1 - share)} in ${within}, and at least ${numeral(slow)} of them`,
        metrics: [of],
        test: {
          settles: 60,
          notBefore: 30,
          lingers: knownSeconds(within),
          feed: scenario => feed(scope, scenario),
          also: [
            {
              title: 'too few slow ones to tell',
              fires: false,
              feed: scenario => feed(scope, { ...scenario, level: 1 / (1 - share) }, slow / 2 / knownSeconds(within)),
            },
            {
              title: 'few measurements, and all of them are slow',
              fires: true,
              feed: scenario =>
                feed(scope, { ...scenario, level: 1 / (1 - share) }, (slow * 20) / knownSeconds(within)),
            },
          ],
        },
      };
    },
  };

  function feed(scope: Scope, { level, namespace, volume = 1 }: Scenario, total = busy) {
    const shareOfSlow = Math.min((1 - share) * level, 1);
    const perSecond = total * volume;
    return bucketFeeds({ metric: of, scope, namespace, where, threshold: above, perSecond, slow: shareOfSlow });
  }
}

/** What is wrong with a threshold that a histogram must have a bound for. */
export function boundProblems({ name, buckets }: Histogram, bound: number): Problem[] {
  const top = buckets.at(-1);
  if (buckets.includes(bound) && bound !== top) return [];
  const reason =
    bound === top ? 'is its last bound: nothing above it is distinguished' : 'is not a bound of its buckets';
  return [
    problem('alert-threshold', `the threshold ${bound} of "${name}" ${reason}.`, {
      hint: `Use one of ${buckets.slice(0, -1).join(', ')}, or give the metric another bucket.`,
    }),
  ];
}
