import { type Duration, durationProblems, knownSeconds } from '../../promql/duration.js';
import { aggregate } from '../../promql/text.js';
import { type Gauge, matchersOf, type Where, whereProblems } from '../metric.js';
import { feedsOf } from '../rehearsal/feeds.js';
import type { Play } from '../rehearsal/rehearsal.js';
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
}): AlertCondition {
  const { of, made, after } = props;
  const where = matchersOf(props.where);
  const age = knownSeconds(after);
  return {
    problems: [...whereProblems(of, where), ...durationProblems('"after"', after)],
    in: scope => {
      const latest = (metric: Gauge) => aggregate('max', scopeLabels(metric), seriesOf(metric, scope, where));
      const old = `time() - ${latest(of)} > ${age}`;
      const never = made && `(time() - ${latest(made)} > ${age}) unless ${latest(of)}`;
      return {
        expr: never ? `${old}\nor ${never}` : old,
        threshold: `more than ${after} ago`,
        metrics: made ? [of, made] : [of],
        rehearsal: {
          lingers: 0,
          feed: play => feed(scope, play),
          ...(made && {
            also: [
              {
                title: 'it has never happened',
                fires: true,
                feed: (play: Play) => feed(scope, play).filter(({ name }) => name === made.name),
              },
            ],
          }),
        },
      };
    },
  };

  function feed(scope: Scope, { level, namespace, now }: Play) {
    const happened = feedsOf(of, scope, namespace, where).stays(now - age * level);
    return made ? [happened, feedsOf(made, scope, namespace, where).stays(now - age * 3)] : [happened];
  }
}
