import { amountText } from '../cost/amount.js';
import { costOf } from '../cost/environment-cost.js';
import type { Prices } from '../cost/prices.js';
import { groupedBy, totalOf } from '../cost/totals.js';
import type { Environment } from '../environment/environment.js';
import type { Consequence, Pair } from './consequence.js';

/** What the systems of an environment cost a month more or less, by the fleet's prices. */
export function* cost({ previous, next }: Pair, environment: Environment, prices: Prices): Iterable<Consequence> {
  const [was, is] = [previous, next].map(graph => groupedBy(costOf(graph, environment, prices).lines, 'system'));
  for (const system of [...new Set([...was!.keys(), ...is!.keys()])].sort()) {
    const [before, after] = [was, is].map(lines => totalOf(lines!.get(system) ?? []));
    const more = after!.typical - before!.typical;
    const object = [...next.objects, ...previous.objects].find(({ unit }) => unit?.system === system);
    if (Math.abs(more) < 0.005 || !object) continue;
    const sign = more > 0 ? '+' : '-';
    const amounts = `${amountText(before!.typical)} → ${amountText(after!.typical)} ${prices.currency}`;
    yield {
      section: 'cost',
      id: 'cost-changed',
      object,
      subject: `system ${system}`,
      message: `costs ${amounts} in a typical month (${sign}${amountText(Math.abs(more))})`,
    };
  }
}
