import type { Alert } from '../alerts/alert.js';
import { targetDown } from '../conditions/target-down.js';

/** Prometheus cannot read a component's metrics: all alerts about them are silent. */
export const targetAlert = (component: string): Alert => ({
  name: 'TargetDown',
  when: targetDown(),
  // A pod is a target from the moment it has an address: image, start and startup probe come after it.
  for: '15m',
  severity: 'warning',
  summary: `Prometheus cannot read the metrics of ${component}`,
  description: 'A target has not answered for fifteen minutes, or none is known. Alerts about its metrics cannot fire.',
  runbook: { impact: 'None by itself, but other alerts of the component are blind.' },
});
