import type { Alert } from '../alerts/alert.js';
import { promql } from '../conditions/promql.js';

/** Always fires: whoever stops hearing it knows that alerts no longer arrive. For the platform's own rules, once. */
export const watchdog = (): Alert => ({
  name: 'Watchdog',
  when: promql({
    expr: () => 'vector(1)',
    threshold: 'always',
    metrics: [],
    test: () => ({ alwaysFires: true, feed: () => [] }),
  }),
  severity: 'warning',
  summary: 'Alerts arrive',
  description: 'This alert always fires. Be told when it stops.',
  runbook: { impact: 'None while it fires. When it stops, no alert reaches anybody.' },
});
