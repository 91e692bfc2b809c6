import {
  type DashboardSpec,
  gaugeOf,
  matching,
  objectiveRow,
  quantileOf,
  rateOf,
  saturationRow,
  shareOf,
  stat,
  timeSeries,
} from '../../entries/monitoring.js';
import { codeaiMetrics as metrics } from './metrics.js';
import { codeaiObjectives } from './objectives.js';

const failed = { status_code: matching('5..') };

const workflows: DashboardSpec['rows'][number] = {
  title: 'Workflows',
  panels: [
    timeSeries('Active Workflows', 'short', [gaugeOf(metrics.activeWorkflows, { per: ['workflow_name'] })]),
    timeSeries('Executions', 'ops', [rateOf(metrics.executions, { per: ['status'] })]),
    timeSeries('Execution time (p95)', 's', [quantileOf(metrics.executionDuration, 0.95, { per: ['workflow_name'] })]),
  ],
};

const externalServices: DashboardSpec['rows'][number] = {
  title: 'External services',
  panels: [
    timeSeries('Calls', 'ops', [rateOf(metrics.calls, { per: ['service_name'] })]),
    timeSeries('Call time (p95)', 's', [quantileOf(metrics.callDuration, 0.95, { per: ['service_name'] })]),
    timeSeries('Open circuit breakers', 'short', [
      gaugeOf(metrics.circuitBreaker, { where: { state: 'open' }, per: ['service_name'], combined: 'max' }),
    ]),
  ],
};

/** The dashboard of the deployment guide, in panels that Grafana still has, and what the alerts lead to. */
export const codeaiOverview: DashboardSpec = {
  uid: 'codeai-overview',
  title: 'CodeAI Overview',
  tags: ['codeai'],
  rows: [
    {
      title: 'Requests',
      panels: [
        timeSeries('Request Rate', 'reqps', [rateOf(metrics.requests, { per: ['status_code'] })]),
        timeSeries('Request Latency (p99)', 's', [quantileOf(metrics.requestDuration, 0.99, { per: ['path'] })], {
          red: { above: 2.5 },
        }),
        stat('Error Rate', 'percentunit', shareOf(metrics.requests, failed, { legend: 'errors' }), {
          red: { above: 0.05 },
        }),
        timeSeries('Errors by path', 'reqps', [rateOf(metrics.requests, { where: failed, per: ['path'] })]),
        timeSeries('Active requests', 'short', [gaugeOf(metrics.activeRequests, { per: ['pod'] })]),
      ],
    },
    objectiveRow(codeaiObjectives),
    {
      title: 'Database',
      panels: [
        timeSeries('Database Connections', 'short', [
          gaugeOf(metrics.activeConnections, { legend: 'active' }),
          gaugeOf(metrics.idleConnections, { legend: 'idle' }),
        ]),
        timeSeries('Query time (p95)', 's', [quantileOf(metrics.queryDuration, 0.95, { per: ['operation'] })]),
        timeSeries('Query errors', 'ops', [rateOf(metrics.queryErrors, { per: ['error_type'] })]),
      ],
    },
    workflows,
    externalServices,
    saturationRow('codeai'),
  ],
};

/** What runs in the workers: the same metrics, of their processes. */
export const codeaiWorkers: DashboardSpec = {
  uid: 'codeai-workers',
  title: 'CodeAI Workers',
  tags: ['codeai'],
  rows: [workflows, externalServices, saturationRow('worker')],
};
