import { availability, latency, matching, type Objective } from '../../entries/monitoring.js';
import { codexMetrics } from './metrics.js';

/** The checklist warns at 0.5% of errors and at two seconds for one in twenty: what it does not warn of is promised. */
export const codexObjectives: readonly Objective[] = [
  availability('99.5%', { of: codexMetrics.requests, errors: { status: matching('5..') } }),
  latency('95%', { of: codexMetrics.requestDuration, within: 2 }),
];
