import { numeral } from '../../promql/text.js';
import type { Feed, Scenario } from '../alert-test/alert-test.js';
import { feedsOf } from '../alert-test/feeds.js';
import { workloads } from '../exporters/kube-state-metrics.js';
import { type Gauge, matchersOf, type Where, whereProblems } from '../metric.js';
import { type Scope, seriesOf } from '../scope.js';
import type { AlertCondition } from './condition.js';
import { finiteProblems } from './threshold.js';

interface Fewer<M extends Gauge> {
  readonly of: M;
  readonly where?: Where<NoInfer<M>>;
  /** Which series count: those of this value. @default those above 0 */
  readonly equal?: number;
  readonly least: number;
}

/**
 * Fewer series of a gauge count than there should be: `fewerThan({ of: cloudNativePg.up, least: 3 })`. Those that are gone do
 * not count, so it holds as well when the pods that the series came from are no more.
 */
export const fewerThan = <const M extends Gauge>(props: Fewer<M>): AlertCondition => counted(props);

/** No pod of a Deployment is available. What kube-state-metrics does not say is not taken for an outage. */
export const noPodAvailable = (deployment: string): AlertCondition =>
  counted({ of: workloads.deploymentAvailable, where: { deployment }, least: 1 }, workloads.deploymentWanted);

/** No pod of a StatefulSet is ready. */
export const noPodReady = (statefulset: string): AlertCondition =>
  counted({ of: workloads.setReady, where: { statefulset }, least: 1 }, workloads.deploymentWanted);

/** @param known a metric of the same exporter, about anything in the cluster: without it nothing is known */
function counted<M extends Gauge>({ of, where: given, equal, least }: Fewer<M>, known?: Gauge): AlertCondition {
  const where = matchersOf(given);
  const good = equal ?? 1;
  // What the exporter says of others.
  const anywhere: readonly Feed[] = known
    ? [{ name: known.name, labels: { namespace: 'others' }, value: { stays: 1 } }]
    : [];
  return {
    problems: [...whereProblems(of, where), ...finiteProblems('the least number', least)],
    in: scope => {
      const those = `${seriesOf(of, scope, where)} ${equal === undefined ? '> 0' : `== ${numeral(equal)}`}`;
      const few = `(count(${those}) or vector(0)) < ${numeral(least)}`;
      return {
        expr: known ? `${few}\nand on () count(${known.name})` : few,
        threshold: `fewer than ${numeral(least)} ${equal === undefined ? 'above 0' : `at ${numeral(equal)}`}`,
        metrics: known ? [of, known] : [of],
        test: {
          lingers: 'until good',
          feed: scenario => feed(scope, scenario),
          also: [
            { title: 'nothing is left', fires: true, feed: () => anywhere },
            ...(known ? [{ title: 'nothing is known', fires: false, feed: () => [] }] : []),
          ],
        },
      };
    },
  };

  function feed(scope: Scope, { level, namespace }: Scenario): readonly Feed[] {
    const { stays } = feedsOf(of, scope, namespace, where);
    const there = level > 1 ? least - 1 : least;
    const each = Array.from({ length: there }, (_, i) => stays(good, { instance: String(i) }));
    const lost = level > 1 ? [stays(good === 0 ? 1 : 0, { instance: 'lost' })] : [];
    return [...each, ...lost, ...anywhere];
  }
}
