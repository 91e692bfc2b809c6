import { anything, counter, gauge, histogram, metricCatalogue } from '../../entries/monitoring.js';

const request = { method: anything, path: anything } as const;
const query = { operation: ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'OTHER'], table: anything } as const;
const workflow = { workflow_name: anything } as const;
// The program calls it "endpoint", which Prometheus sets itself.
const call = { service_name: anything, exported_endpoint: anything } as const;

const requestSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;
const sizes = [100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000] as const;

/** Every metric that CodeAI exposes, with the labels and buckets of its code. */
export const codeaiMetrics = metricCatalogue({
  requests: counter('codeai_http_requests_total', 'HTTP requests', { labels: { ...request, status_code: anything } }),
  requestDuration: histogram('codeai_http_request_duration_seconds', 'Time to answer a request', {
    labels: request,
    buckets: requestSeconds,
  }),
  requestSize: histogram('codeai_http_request_size_bytes', 'Size of a request', {
    unit: 'bytes',
    labels: request,
    buckets: sizes,
  }),
  responseSize: histogram('codeai_http_response_size_bytes', 'Size of a response', {
    unit: 'bytes',
    labels: request,
    buckets: sizes,
  }),
  activeRequests: gauge('codeai_http_active_requests', 'Requests in progress', { labels: request }),

  queries: counter('codeai_db_queries_total', 'Database queries', {
    labels: { ...query, status: ['success', 'error'] },
  }),
  queryDuration: histogram('codeai_db_query_duration_seconds', 'Time of a query', {
    labels: query,
    buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  }),
  activeConnections: gauge('codeai_db_connections_active', 'Database connections in use'),
  idleConnections: gauge('codeai_db_connections_idle', 'Database connections not in use'),
  mostConnections: gauge('codeai_db_connections_max', 'Most database connections of a process'),
  queryErrors: counter('codeai_db_query_errors_total', 'Queries that failed', {
    labels: { ...query, error_type: anything },
  }),

  executions: counter('codeai_workflow_executions_total', 'Workflow executions', {
    labels: { ...workflow, status: anything },
  }),
  executionDuration: histogram('codeai_workflow_execution_duration_seconds', 'Time of a workflow', {
    labels: workflow,
    buckets: [1, 5, 10, 30, 60, 300, 600, 1800, 3600],
  }),
  activeWorkflows: gauge('codeai_workflow_active_count', 'Workflows in progress', { labels: workflow }),
  stepDuration: histogram('codeai_workflow_step_duration_seconds', 'Time of a step', {
    labels: { ...workflow, step_name: anything },
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60],
  }),

  calls: counter('codeai_integration_calls_total', 'Calls of external services', {
    labels: { ...call, status_code: anything },
  }),
  callDuration: histogram('codeai_integration_call_duration_seconds', 'Time of a call', {
    labels: call,
    buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
  }),
  circuitBreaker: gauge('codeai_integration_circuit_breaker_state', '1 for the state that a circuit breaker is in', {
    labels: { service_name: anything, state: ['closed', 'half-open', 'open'] },
  }),
  retries: counter('codeai_integration_retries_total', 'Calls tried again', { labels: call }),
  callErrors: counter('codeai_integration_errors_total', 'Calls that failed', {
    labels: { ...call, error_type: anything },
  }),
});
