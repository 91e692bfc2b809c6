import { type Duration, durationProblems, knownSeconds } from '../../promql/duration.js';
import { aggregate } from '../../promql/text.js';
import { feedsOf, siblings } from '../alert-test/feeds.js';
import { type Gauge, matchersOf, type Where, whereProblems } from '../metric.js';
import { scopeLabels, seriesOf } from '../scope.js';
import type { AlertCondition } from './condition.js';

/** A Unix time, in seconds, that is near: the end of a certificate or a token. */
export function expiresWithin<const M extends Gauge>(props: {
  readonly of: M;
  readonly where?: Where<NoInfer<M>>;
  readonly within: Duration;
}): AlertCondition {
  const { of, within } = props;
  const where = matchersOf(props.where);
  const left = knownSeconds(within);
  return {
    problems: [...whereProblems(of, where), ...durationProblems('"within"', within)],
    in: scope => ({
      expr: `${aggregate('min', scopeLabels(of), seriesOf(of, scope, where))} - time() < ${left}`,
      threshold: `within ${within}`,
      metrics: [of],
      test: {
        feed: ({ level, namespace, now }) => {
          const { stays } = feedsOf(of, scope, namespace, where);
          const [one, two] = siblings(['pod']);
          return [stays(now + left / level, one), stays(now + left * 3, two)];
        },
      },
    }),
  };
}
