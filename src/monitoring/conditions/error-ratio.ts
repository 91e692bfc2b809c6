import { type Duration, durationProblems, knownSeconds } from '../../promql/duration.js';
import type { Matchers } from '../../promql/matcher.js';
import { against, aggregate, joined, numeral, over } from '../../promql/text.js';
import type { Scenario } from '../alert-test/alert-test.js';
import { feedsOf, siblings } from '../alert-test/feeds.js';
import { type Counter, type LabelOf, matchersOf, type Where, whereProblems } from '../metric.js';
import { type Scope, scopeLabels, seriesOf } from '../scope.js';
import type { AlertCondition } from './condition.js';
import { groupProblems } from './gauge-level.js';
import { finiteProblems, shareProblems } from './threshold.js';

/** The share of events that went wrong, once enough of them did to tell: a floor on all events would be silent in an outage of few. */
export function errorRatio<const M extends Counter>(props: {
  readonly of: M;
  readonly where?: Where<NoInfer<M>>;
  /** Which of them went wrong. */
  readonly errors: Where<NoInfer<M>>;
  /** Between 0 and 1. */
  readonly above: number;
  readonly within: Duration;
  /** Fewer failed events than this in that time tell nothing. @default 3 */
  readonly failures?: number;
  readonly per?: readonly LabelOf<NoInfer<M>>[];
}): AlertCondition {
  const { of, above, within, failures = 3, per = [] } = props;
  const where = matchersOf(props.where);
  const wrong = { ...where, ...matchersOf(props.errors) };
  const busy = (failures * 20) / above / knownSeconds(within);
  return {
    problems: [
      ...whereProblems(of, where),
      ...whereProblems(of, props.errors),
      ...groupProblems(of, per),
      ...shareProblems('the share of errors', above),
      ...durationProblems('"within"', within),
      ...finiteProblems('"failures"', failures),
    ],
    in: scope => {
      const by = [...scopeLabels(of), ...per];
      const sum = (fn: string, matchers: Matchers) =>
        aggregate('sum', by, over(fn, seriesOf(of, scope, matchers), within));
      const ratio = joined('/', [sum('rate', wrong), sum('rate', where)]);
      return {
        expr: joined('and', [against(ratio, '>', above), against(sum('increase', wrong), '>=', failures)]),
        threshold: `above ${numeral(above)} in ${within}, and at least ${numeral(failures)} of them`,
        metrics: [of],
        test: {
          settles: 60,
          notBefore: 30,
          lingers: knownSeconds(within),
          feed: scenario => feed(scope, scenario),
          also: [
            {
              title: 'too few failures to tell',
              fires: false,
              feed: scenario => feed(scope, { ...scenario, level: 1 / above / 2 }, failures / knownSeconds(within)),
            },
            {
              title: 'few events, and all of them fail',
              fires: true,
              feed: scenario => feed(scope, { ...scenario, level: 1 / above }, (failures * 20) / knownSeconds(within)),
            },
          ],
        },
      };
    },
  };

  function feed(scope: Scope, { level, namespace, volume = 1 }: Scenario, total = busy) {
    const [one, two] = siblings(['pod']);
    const failed = above * level * total * volume;
    const good = total * volume - failed;
    const errors = feedsOf(of, scope, namespace, wrong);
    const others = feedsOf(of, scope, namespace, Object.fromEntries(Object.entries(where)));
    const fine = Object.fromEntries(Object.keys(props.errors).map(label => [label, 'fine']));
    return [
      errors.growsBy(failed / 2, one),
      errors.growsBy(failed / 2, two),
      others.growsBy(good / 2, { ...fine, ...one }),
      others.growsBy(good / 2, { ...fine, ...two }),
    ];
  }
}
