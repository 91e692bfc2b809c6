import { type Duration, durationProblems, knownSeconds } from '../../promql/duration.js';
import { aggregate } from '../../promql/text.js';
import type { Scenario, Situation } from '../alert-test/alert-test.js';
import { feedsOf } from '../alert-test/feeds.js';
import { type Gauge, matchersOf, type Where, whereProblems } from '../metric.js';
import { type Scope, scopeLabels, seriesOf } from '../scope.js';
import type { AlertCondition } from './condition.js';

/**
 * The last time that something happened is too long ago, or it has never happened since the thing that should
 * do it was made. `of` and `made` hold Unix times in seconds.
 */
export function tooOld<const M extends Gauge, const C extends Gauge>(props: {
  readonly of: M;
  readonly where?: Where<NoInfer<M>>;
  /** When the thing was made, with the same labels. @default what never happened is not noticed */
  readonly made?: C;
  readonly after: Duration;
  /** `of` is 0 while it has never happened; that counts once it has been so for as long. @default false */
  readonly zeroIsNever?: boolean;
}): AlertCondition {
  const { of, made, after, zeroIsNever = false } = props;
  const where = matchersOf(props.where);
  const age = knownSeconds(after);
  return {
    problems: [...whereProblems(of, where), ...durationProblems('"after"', after)],
    in: scope => {
      const latest = (metric: Gauge) => aggregate('max', scopeLabels(metric), seriesOf(metric, scope, where));
      const series = seriesOf(of, scope, where);
      const before = aggregate('max', scopeLabels(of), `${series} offset ${after}`);
      const old = `time() - ${zeroIsNever ? `(${latest(of)} > 0)` : latest(of)} > ${age}`;
      const never = zeroIsNever
        ? `${latest(of)} == 0 and ${before} == 0`
        : made && `(time() - ${latest(made)} > ${age}) unless ${latest(of)}`;
      return {
        expr: never ? `${old}\nor ${never}` : old,
        threshold: `more than ${after} ago`,
        metrics: made ? [of, made] : [of],
        test: {
          lingers: 0,
          ...(zeroIsNever && { settles: age, notBefore: age, step: 300 }),
          feed: scenario => feed(scope, scenario),
          ...(zeroIsNever && { also: sinceTheBeginning(scope) }),
          ...(made && {
            also: [
              {
                title: 'it has never happened',
                fires: true,
                feed: (scenario: Scenario) => feed(scope, scenario).filter(({ name }) => name === made.name),
              },
            ],
          }),
        },
      };
    },
  };

  function sinceTheBeginning(scope: Scope): readonly Situation[] {
    const series = ({ namespace }: Scenario) => feedsOf(of, scope, namespace, where);
    return [
      { title: 'it has never happened', fires: true, feed: scenario => [series(scenario).stays(0)] },
      { title: 'it is new', fires: false, feed: scenario => [series(scenario).stays(0)], seconds: age / 2 },
    ];
  }

  function feed(scope: Scope, { level, namespace, now }: Scenario) {
    // Where 0 says something else, it happened in the first second of the test, and the test goes on for longer.
    const last = zeroIsNever && level > 1 ? 1 : now - age * level;
    const happened = feedsOf(of, scope, namespace, where).stays(last);
    return made ? [happened, feedsOf(made, scope, namespace, where).stays(now - age * 3)] : [happened];
  }
}
