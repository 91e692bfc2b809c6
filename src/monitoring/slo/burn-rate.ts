import { numeral } from '../../promql/text.js';
import type { ScopedCondition } from '../conditions/condition.js';
import type { Feed, Play } from '../rehearsal/rehearsal.js';
import type { Scope } from '../scope.js';
import { decimal, times, toNumber, toText } from './decimal.js';
import { budgetOf, type Objective } from './objective.js';
import { errorRatioOf, eventsOf, recordedSeries, sloLabels, type Window } from './recordings.js';

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
  traffic: '1h',
} as const;
export const slowBurn = {
  pairs: [
    { long: '1d', short: '2h', pace: '3' },
    { long: '3d', short: '6h', pace: '1' },
  ],
  traffic: '6h',
} as const;
type Pace = typeof fastBurn | typeof slowBurn;

const seconds = { '1h': 3600, '6h': 21_600 } as const;

/** Fewer events wake nobody: otherwise one bad event of a quiet night does. */
const leastEvents = (objective: Objective) =>
  objective.events ?? Math.ceil(5 / toNumber(times(budgetOf(objective), decimal('14.4'))));

/** The budget is used up too fast, in a short and in a long window, and there are events enough to tell. */
export function burnRate(objective: Objective, { pairs, traffic }: Pace, scope: Scope): ScopedCondition {
  const [first, second] = pairs;
  const events = leastEvents(objective);
  const threshold = ({ pace }: Burn) => times(budgetOf(objective), decimal(pace));
  const above = (window: Window, burn: Burn) =>
    `${recordedSeries(errorRatioOf(window), objective, scope)} > ${toText(threshold(burn))}`;
  const both = (burn: Burn) => `  ${above(burn.short, burn)}\n  and ${above(burn.long, burn)}`;
  const series = recordedSeries(eventsOf(traffic), objective, scope);
  return {
    expr: `(\n${both(first)}\n  or\n${both(second)}\n)\nand ${series} * ${seconds[traffic]} >= ${numeral(events)}`,
    threshold: pairs.map(burn => `${toText(threshold(burn))} bad over ${burn.long} and ${burn.short}`).join(', or '),
    metrics: [objective.sli.metric],
    rehearsal: {
      feed: play => feed(play, { first: play.level, second: 0.5 }),
      also: [
        {
          title: `the slower pace alone, ${second.pace}`,
          fires: true,
          feed: play => feed(play, { first: 0, second: play.level }),
        },
        {
          title: 'over in the short windows',
          fires: false,
          feed: play => feed(play, { first: 50, second: 50 }, { shorts: 0 }),
        },
        { title: 'only just begun', fires: false, feed: play => feed(play, { first: 50, second: 50 }, { longs: 0 }) },
        {
          title: 'too few events to tell',
          fires: false,
          feed: play => feed(play, { first: 50, second: 50 }, { traffic: 0.9 }),
        },
      ],
    },
  };

  function feed(
    { namespace }: Play,
    level: { readonly first: number; readonly second: number },
    factor: { readonly shorts?: number; readonly longs?: number; readonly traffic?: number } = {},
  ): Feed[] {
    const labels = sloLabels(objective, { ...scope, namespace });
    const { shorts = 1, longs = 1, traffic: busy = 10 } = factor;
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
    return [...ratios, stays(eventsOf(traffic), (events * busy) / seconds[traffic])];
  }
}
