import { availability, latency, matching, type Objective } from '../../entries/monitoring.js';
import { codeaiMetrics } from './metrics.js';

/** What CodeAI promises. The guide names no numbers: these are where its alerts and its scaling table begin to act. */
export const codeaiObjectives: readonly Objective[] = [
  availability('99.9%', { of: codeaiMetrics.requests, errors: { status_code: matching('5..') } }),
  latency('99%', { of: codeaiMetrics.requestDuration, within: 1 }),
];
