import { claims } from '../graph/claims.js';
import type { Graph } from '../graph/graph.js';
import { quantity } from '../manifest/quantity.js';
import { steady } from './levels.js';
import { type CostLine, payerOf } from './line.js';
import type { Prices } from './prices.js';

const gibibyte = 2 ** 30;

/** The price of a storage class; the default's where it has none. */
export const priceOfClass = ({ storage }: Prices, storageClass = 'default'): number =>
  Object.hasOwn(storage, storageClass) ? storage[storageClass]! : storage.default;

/** What volumes cost, whether their pods run or not. */
export const volumeLines = (graph: Graph, prices: Prices): readonly CostLine[] =>
  claims(graph).flatMap(({ object, count, size, storageClass }) => {
    const payer = payerOf(object);
    if (!payer) return [];
    const gibibytes = ((quantity(size) ?? 0) * count) / gibibyte;
    return [{ ...payer, kind: 'storage' as const, cost: steady(gibibytes * priceOfClass(prices, storageClass)) }];
  });

/** Volumes of systems whose storage class has no price. */
export const withoutPrice = (graph: Graph, { storage }: Prices) =>
  claims(graph).flatMap(({ object, storageClass }) =>
    object.unit === undefined || storageClass === undefined || Object.hasOwn(storage, storageClass)
      ? []
      : [{ system: object.unit.system, storageClass }],
  );
