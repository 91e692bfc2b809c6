import { alternatives, type Problem, problem } from '../../problem.js';
import { aggregate, numeral } from '../../promql/text.js';
import type { Feed, Scenario } from '../alert-test/alert-test.js';
import { feedsOf, siblings } from '../alert-test/feeds.js';
import { type Gauge, type LabelOf, matchersOf, type Where, whereProblems } from '../metric.js';
import { type Scope, scopeLabels, seriesOf } from '../scope.js';
import type { AlertCondition } from './condition.js';
import { finiteProblems } from './threshold.js';

interface Level<M extends Gauge> {
  readonly of: M;
  readonly where?: Where<NoInfer<M>>;
  /** Labels whose values are evaluated, and alert, one by one: `['pod']`. @default all series together */
  readonly per?: readonly LabelOf<NoInfer<M>>[];
  /** How series that are evaluated together become one. @default max for `above`, min for `below` */
  readonly combined?: 'max' | 'min' | 'sum' | 'avg';
  /** The number of which the value is a share. @default the value itself */
  readonly outOf?: number;
}

/** A gauge past a threshold: `gaugeLevel({ of: active, outOf: 25, above: 0.8, per: ['pod'] })`. */
export function gaugeLevel<const M extends Gauge>(
  props: Level<M> & ({ readonly above: number } | { readonly below: number }),
): AlertCondition {
  const { of, per = [], outOf = 1 } = props;
  const where = matchersOf(props.where);
  const above = 'above' in props;
  const threshold = above ? props.above : props.below;
  const combined = props.combined ?? (above ? 'max' : 'min');
  const operator = above ? '>' : '<';
  // The best of all is evaluated: only what is true of every series fires.
  const needsAll = combined === (above ? 'min' : 'max');
  const calmLevel = threshold * outOf * (above ? 0.5 : 2);
  const oneCalm = (each: Feed, i: number): Feed => (i === 0 ? { ...each, value: { stays: calmLevel } } : each);
  return {
    problems: [
      ...whereProblems(of, where),
      ...groupProblems(of, per),
      ...finiteProblems('the threshold', threshold),
      ...finiteProblems('"outOf"', outOf),
    ],
    in: scope => {
      const value = aggregate(combined, [...scopeLabels(of), ...per], seriesOf(of, scope, where));
      return {
        expr: `${value}${outOf === 1 ? '' : ` / ${numeral(outOf)}`} ${operator} ${numeral(threshold)}`,
        threshold: `${above ? 'above' : 'below'} ${numeral(threshold)}${outOf === 1 ? '' : ` of ${numeral(outOf)}`}`,
        metrics: [of],
        test: {
          feed: scenario => feed(scope, scenario),
          ...(needsAll && {
            also: [
              { title: 'one of several alone', fires: false, feed: scenario => feed(scope, scenario).map(oneCalm) },
            ],
          }),
        },
      };
    },
  };

  function feed(scope: Scope, { level, namespace }: Scenario) {
    const { stays } = feedsOf(of, scope, namespace, where);
    // What is added up is distinguished by another label than what is evaluated one by one.
    const [one, two] = combined === 'sum' || combined === 'avg' ? siblings(['instance']) : siblings(per, where);
    // Past a threshold of zero is anything at all, and short of it nothing.
    const crossed = level > 1 ? (above ? 1 : -1) : 0;
    const value = threshold === 0 ? crossed : threshold * outOf * (above ? level : 1 / level);
    if (combined === 'sum') return [stays(value / 2, one), stays(value / 2, two)];
    if (combined === 'avg') return [stays(value * 1.2, one), stays(value * 0.8, two)];
    return [stays(value, one), stays(needsAll ? value : calmLevel, two)];
  }
}

/** What is wrong with labels that a metric is grouped by. */
export function groupProblems(
  metric: Gauge | { readonly name: string; readonly labels: object },
  per: readonly string[],
): Problem[] {
  const known = [
    ...Object.keys(metric.labels),
    'namespace',
    'job',
    'instance',
    'pod',
    'container',
    'service',
    'endpoint',
    'node',
  ];
  return per
    .filter(label => !known.includes(label))
    .map(label =>
      problem('metric-label', `"${metric.name}" has no label "${label}" to group by.`, {
        hint: `It has ${alternatives(known)}.`,
      }),
    );
}
