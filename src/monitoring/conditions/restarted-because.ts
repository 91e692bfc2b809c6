import { type Duration, durationProblems, knownSeconds } from '../../promql/duration.js';
import { aggregate, joined, over } from '../../promql/text.js';
import { feedsOf, siblings } from '../alert-test/feeds.js';
import { workloads } from '../exporters/kube-state-metrics.js';
import { seriesOf } from '../scope.js';
import type { AlertCondition } from './condition.js';

const each = ['namespace', 'pod', 'container'];

/** A container was restarted lately, and this is why: the reason alone stays long after the pod is well again. */
export function restartedBecause(props: {
  readonly reason: 'OOMKilled' | 'Error' | 'Evicted';
  readonly container: string;
  readonly within: Duration;
}): AlertCondition {
  const { reason, container, within } = props;
  const { restarts, terminated } = workloads;
  const window = knownSeconds(within);
  return {
    problems: durationProblems('"within"', within),
    in: scope => ({
      expr: joined(`and on (${each.join(', ')})`, [
        `${aggregate('sum', each, over('increase', seriesOf(restarts, scope, { container }), within))} > 0`,
        `${aggregate('max', each, seriesOf(terminated, scope, { container, reason }))} == 1`,
      ]),
      threshold: `restarted within ${within}`,
      metrics: [restarts, terminated],
      test: {
        settles: 90,
        notBefore: 0,
        lingers: window,
        feed: ({ level, namespace }) => {
          const [one, two] = siblings(['pod']);
          const count = feedsOf(restarts, scope, namespace, { container });
          const why = feedsOf(terminated, scope, namespace, { container, reason });
          return [
            count.growsBy(level > 1 ? 1 / 60 : 0, one),
            why.stays(1, one),
            count.growsBy(1 / 60, two),
            why.stays(1, { ...two, reason: 'Completed' }),
          ];
        },
      },
    }),
  };
}
