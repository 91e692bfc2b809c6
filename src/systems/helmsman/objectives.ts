import { availability, latency, matching, notAmong, type Objective, routed } from '../../entries/monitoring.js';
import { helmsmanMetrics as metrics, slowRoutes } from './metrics.js';

const failed = { status_code: matching('5..') };

/** "Service Level Objectives" and "Performance Targets": "99.9% uptime" and "under 0.1% 5xx" are one and the same. */
export const helmsmanObjectives: readonly Objective[] = [
  availability('99.9%', { of: metrics.requests, errors: failed }),
  latency('95%', { of: metrics.requestDuration, where: { route: notAmong(...slowRoutes) }, within: 0.2 }),
  latency('95%', { name: 'ai-extraction', of: metrics.modelDuration, within: 2 }),
  latency('95%', { name: 'calendar-sync', of: metrics.syncDuration, within: 5 }),
  latency('95%', { name: 'websocket-delivery', of: metrics.delivery, within: 0.05 }),
  latency('95%', { name: 'queries', of: metrics.queryDuration, within: 0.01 }),
];

/** The web client has no metrics of its own: "99.9% uptime" of it is measured where requests come in. */
export const frontendObjectives = (ingress: string): readonly Objective[] => [routed('99.9%', { ingress })];
