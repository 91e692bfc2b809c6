import type { Prices } from '../index.js';

/** Assumptions, to be replaced by what your provider charges: list prices rounded, without discounts. */
export const prices: Prices = {
  currency: 'USD',
  date: '2026-11-21',
  source:
    'assumptions of this repository, of the order of on-demand list prices of general-purpose nodes and SSD volumes; not a quotation',
  cpu: 22,
  memory: 3,
  storage: { default: 0.1 },
  loadBalancer: 20,
  fixed: {
    development: {
      codeai: { backups: 1 },
    },
    staging: {
      idea: { artifacts: 15 },
      idis: { documents: 15 },
    },
    production: {
      idea: { artifacts: 60 },
      idis: { postgres: 400, redis: 120, documents: 60 },
    },
  },
};
