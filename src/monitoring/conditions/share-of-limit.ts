import type { Duration } from '../../promql/duration.js';
import { durationProblems, knownSeconds } from '../../promql/duration.js';
import { not } from '../../promql/matcher.js';
import { against, aggregate, joined, numeral, over } from '../../promql/text.js';
import { feedsOf, siblings } from '../alert-test/feeds.js';
import { containers } from '../exporters/cadvisor.js';
import { workloads } from '../exporters/kube-state-metrics.js';
import { type Scope, seriesOf } from '../scope.js';
import type { AlertCondition } from './condition.js';
import { shareProblems } from './threshold.js';

interface ShareOfLimit {
  /** The container's name. @default every container of the namespace */
  readonly container?: string;
  /** Between 0 and 1. */
  readonly above: number;
}

const each = ['namespace', 'pod', 'container'];

/** The memory that a container cannot give back, as a share of its limit. A container without a limit never counts. */
export function memoryShare({ container, above }: ShareOfLimit): AlertCondition {
  const used = containers.workingSet;
  const where = { container: container ?? not('') };
  return shareOfLimit({
    resource: 'memory',
    container,
    above,
    value: scope => aggregate('max', each, seriesOf(used, scope, where)),
    feed: (scope, namespace, pod, share) =>
      feedsOf(used, scope, namespace, { container: container ?? 'main' }).stays(share * limits.memory, { pod }),
    metric: used,
  });
}

/** The cpu time that a container uses, as a share of its limit. A container without a limit never counts. */
export function cpuShare({
  container,
  above,
  within = '5m',
}: ShareOfLimit & { readonly within?: Duration }): AlertCondition {
  const used = containers.cpuSeconds;
  const where = { container: container ?? not('') };
  const condition = shareOfLimit({
    resource: 'cpu',
    container,
    above,
    averaged: knownSeconds(within),
    value: scope => aggregate('sum', each, over('rate', seriesOf(used, scope, where), within)),
    feed: (scope, namespace, pod, share) =>
      feedsOf(used, scope, namespace, { container: container ?? 'main' }).growsBy(share * limits.cpu, { pod }),
    metric: used,
  });
  return { ...condition, problems: [...condition.problems, ...durationProblems('"within"', within)] };
}

const limits = { cpu: 0.5, memory: 2 ** 30 };

function shareOfLimit(props: {
  readonly resource: 'cpu' | 'memory';
  readonly container: string | undefined;
  readonly above: number;
  /** Seconds that a value is the average of. */
  readonly averaged?: number;
  readonly value: (scope: Scope) => string;
  readonly feed: (
    scope: Scope,
    namespace: string,
    pod: string,
    share: number,
  ) => ReturnType<ReturnType<typeof feedsOf>['stays']>;
  readonly metric: typeof containers.workingSet | typeof containers.cpuSeconds;
}): AlertCondition {
  const { resource, container, above, averaged = 0 } = props;
  const settles = averaged && averaged + 60;
  const where = { ...(container !== undefined && { container }), resource };
  const unit = resource === 'cpu' ? 'core' : 'byte';
  return {
    problems: shareProblems('the share of the limit', above),
    in: scope => ({
      expr: against(
        joined(`/ on (${each.join(', ')})`, [
          props.value(scope),
          aggregate('max', each, seriesOf(workloads.limits, scope, where)),
        ]),
        '>',
        above,
      ),
      threshold: `above ${numeral(above)} of the ${resource} limit`,
      metrics: [props.metric, workloads.limits],
      ...(container === undefined && { wide: true }),
      test: {
        settles,
        // What is a tenth above the threshold is past it once nine tenths of the average are.
        notBefore: 0.9 * averaged,
        lingers: settles,
        feed: ({ level, namespace }) => {
          const limit = feedsOf(workloads.limits, scope, namespace, { container: container ?? 'main', resource, unit });
          const [one, two] = siblings(['pod']);
          return [
            props.feed(scope, namespace, one['pod']!, above * level),
            props.feed(scope, namespace, two['pod']!, above / 2),
            // A pod without a limit, however much it uses, is not past it.
            props.feed(scope, namespace, 'unlimited', 10),
            limit.stays(limits[resource], one),
            limit.stays(limits[resource], two),
          ];
        },
      },
    }),
  };
}
