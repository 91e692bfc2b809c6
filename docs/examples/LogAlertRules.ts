import type { System } from 'plainsail';
import { LogAlertRules } from 'plainsail/monitoring';

/** An alert on lines of a log, for the ruler of Loki. */
export function example(shop: System) {
  new LogAlertRules(shop, 'logs', {
    component: 'api',
    alerts: [
      {
        name: 'ShopPanics',
        severity: 'warning',
        summary: 'The API panics',
        description: 'A panic is in its log.',
        streams: { app: 'api' },
        line: 'panic:',
        within: '5m',
        examples: { counts: ['panic: nil map'], passes: ['no panic'] },
      },
    ],
  });
}
