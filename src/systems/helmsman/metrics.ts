import { anything, counter, gauge, histogram, metricCatalogue } from '../../entries/monitoring.js';

const route = { method: anything, route: anything } as const;
const outcome = ['success', 'failure'] as const;
/** Identity providers, whose calendars are read as well. */
const provider = ['google', 'microsoft'] as const;

/** What answers in seconds by its nature, and so is promised apart. */
export const slowRoutes = ['/ai/extract', '/calendar/sync'] as const;

/** What the API exposes: the kinds of "Prometheus Metrics" and "Custom Application Metrics", with a bucket bound at each promise. */
export const helmsmanMetrics = metricCatalogue({
  requests: counter('http_requests_total', 'HTTP requests', { labels: { ...route, status_code: anything } }),
  requestDuration: histogram('http_request_duration_seconds', 'Time to answer a request', {
    labels: route,
    buckets: [0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10],
  }),

  sockets: gauge('websocket_connections_active', 'Open WebSocket connections'),
  messages: counter('websocket_messages_total', 'WebSocket messages', { labels: { direction: ['in', 'out'] } }),
  delivery: histogram('websocket_delivery_seconds', 'Time from a change to its delivery', {
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1],
  }),

  queryDuration: histogram('db_query_duration_seconds', 'Time of a query', {
    labels: { operation: anything },
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
  }),
  queryErrors: counter('db_query_errors_total', 'Queries that failed', { labels: { operation: anything } }),
  poolActive: gauge('db_pool_connections_active', 'Connections of the pool in use'),
  poolIdle: gauge('db_pool_connections_idle', 'Connections of the pool not in use'),
  poolWaiting: gauge('db_pool_requests_waiting', 'Requests that wait for a connection'),

  residentMemory: gauge('process_resident_memory_bytes', 'Memory of the process', { unit: 'bytes' }),
  processCpu: counter('process_cpu_seconds_total', 'Cpu time of the process', { unit: 'seconds' }),
  eventLoopLag: gauge('nodejs_eventloop_lag_p99_seconds', 'Lag of the event loop, 99th percentile', {
    unit: 'seconds',
  }),

  activeUsers: gauge('helmsman_active_users', 'Users that were active within a time', {
    labels: { within: ['day', 'month'] },
  }),
  sessions: gauge('helmsman_sessions_active', 'Users that are signed in'),
  tasks: counter('helmsman_task_operations_total', 'What is done with tasks', {
    labels: { operation: ['create', 'update', 'complete', 'delete'] },
  }),
  extractions: counter(
    'helmsman_ai_extractions_total',
    'Tasks found by the language model, and what users did with them',
    {
      labels: { verdict: ['accepted', 'corrected', 'rejected'] },
    },
  ),
  signIns: counter('helmsman_oauth_sign_ins_total', 'Attempts to sign in', { labels: { provider, outcome } }),
  syncs: counter('helmsman_calendar_syncs_total', 'Refreshes of a calendar', { labels: { provider, outcome } }),
  conflicts: counter('helmsman_calendar_conflicts_total', 'Conflicts between a task and a calendar', {
    labels: { provider, resolved: ['automatic', 'user'] },
  }),
  syncDuration: histogram('helmsman_calendar_sync_duration_seconds', 'Time of a full refresh of a calendar', {
    labels: { provider },
    buckets: [0.5, 1, 2, 5, 10, 30],
  }),
  modelCalls: counter('helmsman_ai_requests_total', 'Calls of the language model', { labels: { outcome } }),
  modelDuration: histogram('helmsman_ai_request_duration_seconds', 'Time to extract tasks', {
    buckets: [0.25, 0.5, 1, 2, 5, 10, 30],
  }),
});
