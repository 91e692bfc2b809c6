import { anything, counter, gauge, histogram, metricCatalogue } from '../../entries/monitoring.js';

const request = { method: anything, path: anything } as const;

/** What the HTTP wrapper exposes: the first two as the checklist queries them, the others as its dashboard asks for them. */
export const codexMetrics = metricCatalogue({
  requests: counter('http_requests_total', 'HTTP requests', { labels: { ...request, status: anything } }),
  requestDuration: histogram('http_request_duration_seconds', 'Time to answer a request', {
    labels: request,
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30],
  }),
  sessions: gauge('codex_active_sessions', 'Sessions in progress'),
  tokens: counter('codex_tokens_total', 'Tokens of the language model', { labels: { type: ['input', 'output'] } }),
});
