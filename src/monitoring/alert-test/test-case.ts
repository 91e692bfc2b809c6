import { durationOf, knownSeconds } from '../../promql/duration.js';
import type { DeclaredAlert } from '../alerts/declared.js';
import type { Feed, Scenario, Situation } from './alert-test.js';
import { type InputSeries, inputSeries, type Phase } from './values.js';

/** One entry of `tests` in a file for `promtool test rules`. */
export interface TestCase {
  readonly name: string;
  readonly interval: string;
  readonly input_series: readonly InputSeries[];
  readonly promql_expr_test: readonly ExpressionTest[];
}

interface ExpressionTest {
  readonly expr: string;
  readonly eval_time: string;
  readonly exp_samples: readonly { readonly labels: string; readonly value: number }[];
}

const past = 1.1;
const short = 0.9;
const calm = 0.5;
const elsewhere = 'elsewhere';

/** The unit tests of an alert: when it fires, when it is pending, and when it is silent. */
export function testCases(declared: DeclaredAlert): readonly TestCase[] {
  const { test } = declared.alert;
  const held = knownSeconds(declared.alert.for ?? '0s');
  const { settles = 0, notBefore = 0, lingers = 0, step = 30, instances = 1, also = [] } = test;
  const fired = upTo(settles + held + 2 * step, step);
  const phase = (level: number, seconds: number, more: Partial<Scenario> = {}): Phase => ({
    seconds,
    feeds: test.feed({ level, namespace: declared.namespace, now: fired, ...more }),
  });
  const neighbour = (level: number) => test.feed({ level, namespace: elsewhere, now: fired, volume: 100 });
  const caseOf = (name: string, phases: readonly Phase[], state: State, count = instances): TestCase => ({
    name: `${declared.alert.name} ${name}`,
    interval: durationOf(step),
    input_series: inputSeries(phases, step),
    promql_expr_test: [expectation(declared, lengthOf(phases) - step, state, count)],
  });
  const along = (own: Phase, feeds: readonly Feed[]): Phase => ({ ...own, feeds: [...own.feeds, ...feeds] });

  if (test.alwaysFires) return [caseOf('fires whatever there is', [phase(past, fired)], 'firing')];
  const waiting = Math.floor((notBefore + held - step) / step) * step;
  return [
    caseOf(
      'fires past the threshold, whatever a busy neighbour does',
      [along(phase(past, fired), neighbour(calm))],
      'firing',
    ),
    caseOf('is silent short of the threshold', [phase(short, fired)], 'silent'),
    ...(held > 0 && waiting >= settles
      ? [caseOf('waits before it fires', [phase(past, waiting + step)], 'pending')]
      : []),
    caseOf('is silent again when it is over', over(lingers), 'silent'),
    caseOf(
      'is silent when only another namespace is past the threshold',
      [along(phase(calm, fired), neighbour(past))],
      'silent',
    ),
    ...also.map(situation =>
      caseOf(
        `${situation.fires ? 'fires' : 'is silent'}: ${situation.title}`,
        [situated(situation)],
        situation.fires ? 'firing' : 'silent',
        situation.instances ?? 1,
      ),
    ),
  ];

  function over(lingering: number | 'until good'): readonly Phase[] {
    const rest = upTo((lingering === 'until good' ? 0 : lingering) + 3 * step, step);
    return [phase(past, fired), lingering === 'until good' ? phase(calm, rest) : { seconds: rest, feeds: [] }];
  }

  function situated({ feed, seconds = fired }: Situation): Phase {
    return { seconds: upTo(seconds, step), feeds: feed({ level: past, namespace: declared.namespace, now: fired }) };
  }
}

type State = 'firing' | 'pending' | 'silent';

/** What Prometheus itself says of the alert, with the labels that routing needs. */
function expectation({ alert, namespace }: DeclaredAlert, at: number, state: State, count: number): ExpressionTest {
  const labels = `{alertstate="${state}",namespace="${namespace}",severity="${alert.severity}"}`;
  return {
    expr: `count by (alertstate, namespace, severity) (ALERTS{alertname="${alert.name}"})`,
    eval_time: durationOf(at),
    exp_samples: state === 'silent' ? [] : [{ labels, value: count }],
  };
}

const upTo = (seconds: number, step: number) => Math.ceil(seconds / step) * step + step;
const lengthOf = (phases: readonly Phase[]) => phases.reduce((sum, { seconds }) => sum + seconds, 0);
