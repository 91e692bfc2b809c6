import type { Prices } from '../entries/types.js';

/** Assumptions, for their owner to replace by what is charged. */
export const prices: Prices = {
  currency: 'USD',
  date: '2026-11-21',
  source:
    'assumptions, no quotation: rounded list prices of nodes and volumes on demand; bills of Helmsman at the middle of its ranges',
  cpu: 22,
  memory: 3,
  storage: { default: 0.1 },
  loadBalancer: 20,
  fixed: {
    development: {
      codeai: { backups: 1 },
    },
    staging: {
      'codex-app-server': { database: 60, backups: 1 },
      idea: { artifacts: 15 },
      idis: { documents: 15 },
    },
    production: {
      'codex-app-server': { database: 120, backups: 5 },
      helmsman: {
        'Image Registry': 30,
        'DNS Management': 15,
        'Backup Storage': 40,
        'GitHub Actions': 150,
        'Security Scanning': 75,
      },
      idea: { artifacts: 60 },
      idis: { postgres: 400, redis: 120, documents: 60 },
    },
  },
};
