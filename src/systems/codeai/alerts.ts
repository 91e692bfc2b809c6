import type { Alert } from '../../index.js';

export interface AlertFacts {
  readonly namespace: string;
  /** Most database connections of one process. */
  readonly pool: number;
}

/**
 * The alerts of the deployment guide, each in the form that does what its name says:
 * scoped to this namespace, guarded against no traffic, with thresholds that the histogram has bounds for.
 */
export function codeaiAlerts({ namespace, pool }: AlertFacts): readonly Alert[] {
  const api = `namespace="${namespace}",job="codeai"`;
  const container = `namespace="${namespace}",container="codeai"`;
  const requests = (more = '') => `sum by (namespace, job) (rate(codeai_http_requests_total{${api}${more}}[5m]))`;
  return [
    {
      name: 'CodeAIHighErrorRate',
      expr: `${requests(',status_code=~"5.."')} / ${requests()} > 0.05\nand ${requests()} > 0.1`,
      for: '5m',
      severity: 'critical',
      summary: 'More than 5% of the requests to CodeAI fail',
      description: '{{ $value | humanizePercentage }} of the requests of the last 5 minutes ended with a server error.',
    },
    {
      name: 'CodeAIHighLatency',
      expr: `histogram_quantile(0.99, sum by (namespace, job, le) (rate(codeai_http_request_duration_seconds_bucket{${api}}[5m]))) > 2.5\nand ${requests()} > 0.1`,
      for: '5m',
      severity: 'warning',
      summary: 'One in a hundred requests to CodeAI takes longer than 2.5 seconds',
      description: 'The 99th percentile of the last 5 minutes is {{ $value | humanizeDuration }}.',
    },
    {
      name: 'CodeAIDBConnectionPoolExhausted',
      expr: `max by (namespace, pod) (codeai_db_connections_active{${api}}) / ${pool} > 0.8`,
      for: '5m',
      severity: 'warning',
      summary: 'A CodeAI process uses more than 80% of its database connections',
      description: `{{ $value | humanizePercentage }} of the ${pool} connections of {{ $labels.pod }} are active.`,
    },
    {
      name: 'CodeAIHighMemory',
      expr: `max by (namespace, pod, container) (container_memory_working_set_bytes{${container}})\n/ on (namespace, pod, container) max by (namespace, pod, container) (kube_pod_container_resource_limits{${container},resource="memory"}) > 0.9`,
      for: '5m',
      severity: 'warning',
      summary: 'A CodeAI container is close to its memory limit',
      description: '{{ $labels.pod }} uses {{ $value | humanizePercentage }} of its limit.',
    },
    {
      name: 'CodeAIDown',
      expr: `up{${api}} == 0 or absent(up{${api}} == 1)`,
      for: '1m',
      severity: 'critical',
      summary: 'A CodeAI instance does not answer, or none is there',
      description: 'Prometheus has not reached {{ $labels.instance }} for more than a minute.',
    },
    {
      name: 'CodeAICircuitBreakerOpen',
      expr: `max by (namespace, service_name) (codeai_integration_circuit_breaker_state{${api},state="open"}) > 0`,
      for: '1m',
      severity: 'warning',
      summary: 'CodeAI has stopped calling an external service',
      description: 'The circuit breaker of {{ $labels.service_name }} is open.',
    },
  ];
}
