import { numeral } from '../../promql/text.js';
import type { Feed, Scenario } from '../alert-test/alert-test.js';
import type { ScopedCondition } from '../conditions/condition.js';
import type { Scope } from '../scope.js';
import { decimal, times, toNumber, toText } from './decimal.js';
import { budgetOf, type Objective } from './objective.js';
import { badEventsOf, errorRatioOf, recordedSeries, sloLabels, type Window } from './recordings.js';

/** A long window that shows that it matters, a short one that shows that it goes on, and the pace. */
interface Burn {
  readonly long: Window;
  readonly short: Window;
  /** How many times faster than the budget lasts. */
  readonly pace: string;
}

/** From the Site Reliability Workbook: 2% of a month's budget in an hour, 5% in six; 10% in a day, 10% in three. */
export const fastBurn = {
  pairs: [
    { long: '1h', short: '5m', pace: '14.4' },
    { long: '6h', short: '30m', pace: '6' },
  ],
  counted: '1h',
} as const;
export const slowBurn = {
  pairs: [
    { long: '1d', short: '2h', pace: '3' },
    { long: '3d', short: '6h', pace: '1' },
  ],
  counted: '6h',
} as const;
type Pace = typeof fastBurn | typeof slowBurn;

const seconds = { '1h': 3600, '6h': 21_600 } as const;

/** Fewer bad events raise no alert: otherwise a single one of a quiet night would. */
const leastBad = ({ badEvents = 5 }: Objective) => badEvents;

/**
 * The budget is used up too fast, in a short and in a long window, and there are bad events enough to tell. They are
 * counted, not all events: where few requests come in and all of them fail, that is an outage all the same.
 */
export function burnRate(objective: Objective, { pairs, counted }: Pace, scope: Scope): ScopedCondition {
  const [first, second] = pairs;
  const least = leastBad(objective);
  const threshold = ({ pace }: Burn) => times(budgetOf(objective), decimal(pace));
  const above = (window: Window, burn: Burn) =>
    `${recordedSeries(errorRatioOf(window), objective, scope)} > ${toText(threshold(burn))}`;
  const both = (burn: Burn) => `  ${above(burn.short, burn)}\n  and ${above(burn.long, burn)}`;
  const series = recordedSeries(badEventsOf(counted), objective, scope);
  return {
    expr: `(\n${both(first)}\n  or\n${both(second)}\n)\nand ${series} * ${seconds[counted]} >= ${numeral(least)}`,
    threshold: pairs.map(burn => `${toText(threshold(burn))} bad over ${burn.long} and ${burn.short}`).join(', or '),
    metrics: [objective.sli.metric],
    test: {
      feed: scenario => feed(scenario, { first: scenario.level, second: 0.5 }),
      also: [
        {
          title: `the slower pace alone, ${second.pace}`,
          fires: true,
          feed: scenario => feed(scenario, { first: 0, second: scenario.level }),
        },
        {
          title: 'over in the short windows',
          fires: false,
          feed: scenario => feed(scenario, { first: 50, second: 50 }, { shorts: 0 }),
        },
        {
          title: 'only just begun',
          fires: false,
          feed: scenario => feed(scenario, { first: 50, second: 50 }, { longs: 0 }),
        },
        {
          title: 'too few bad events to tell',
          fires: false,
          feed: scenario => feed(scenario, { first: 50, second: 50 }, { bad: 0.9 }),
        },
      ],
    },
  };

  function feed(
    { namespace }: Scenario,
    level: { readonly first: number; readonly second: number },
    factor: { readonly shorts?: number; readonly longs?: number; readonly bad?: number } = {},
  ): Feed[] {
    const labels = sloLabels(objective, { ...scope, namespace });
    const { shorts = 1, longs = 1, bad = 10 } = factor;
    const stays = (name: string, value: number): Feed => ({ name, labels, value: { stays: value } });
    const ratios = (
      [
        [first, level.first],
        [second, level.second],
      ] as const
    ).flatMap(([burn, by]) => [
      stays(errorRatioOf(burn.short), toNumber(threshold(burn)) * by * shorts),
      stays(errorRatioOf(burn.long), toNumber(threshold(burn)) * by * longs),
    ]);
    return [...ratios, stays(badEventsOf(counted), (least * bad) / seconds[counted])];
  }
}
