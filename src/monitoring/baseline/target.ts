import type { Alert } from '../alerts/alert.js';
import { targetDown } from '../conditions/target-down.js';

/** Prometheus cannot read a component's metrics: all alerts about them are silent. */
export const targetAlert = (component: string): Alert => ({
  name: 'TargetDown',
  when: targetDown(),
  for: '5m',
  severity: 'warning',
  summary: `Prometheus cannot read the metrics of ${component}`,
  description: 'A target does not answer, or none is known. Alerts about its metrics cannot fire.',
  runbook: { impact: 'None by itself, but other alerts of the component are blind.' },
});
