import {
  type Alert,
  errorRatio,
  gaugeLevel,
  matching,
  memoryShare,
  noTargetUp,
  quantileAbove,
  stateHolds,
} from '../../entries/monitoring.js';
import { codeaiMetrics } from './metrics.js';

/** Of one process of a component; the API and the workers have pools of their own. */
export const poolAlert = (component: string, pool: number): Alert => ({
  name: 'CodeAIDBConnectionPoolExhausted',
  when: gaugeLevel({ of: codeaiMetrics.activeConnections, outOf: pool, above: 0.8, per: ['pod'] }),
  for: '5m',
  severity: 'warning',
  summary: `A process of ${component} uses more than 80% of its database connections`,
  description: `{{ $value | humanizePercentage }} of the ${pool} connections of {{ $labels.pod }} are in use.`,
  runbook: {
    impact: 'Requests soon wait for a connection.',
    steps: [
      'Look for slow queries first: a pool that is full because the database is slow gets no better with more pods.',
    ],
    instead: 'The guide compares with 20, which misses a pool of 10 that is used up and fires at 20 of 100.',
  },
});

/** The alerts of the deployment guide, each in the form that does what its name says. */
export const codeaiAlerts = ({ pool }: { readonly pool: number }): readonly Alert[] => [
  {
    name: 'CodeAIHighErrorRate',
    when: errorRatio({
      of: codeaiMetrics.requests,
      errors: { status_code: matching('5..') },
      above: 0.05,
      within: '5m',
    }),
    for: '5m',
    severity: 'critical',
    summary: 'More than 5% of the requests to CodeAI fail',
    description: '{{ $value | humanizePercentage }} of the requests of the last 5 minutes ended with a server error.',
    runbook: {
      impact: 'Users and programs get errors instead of answers.',
      steps: ['Find the failing path on the dashboard CodeAI Overview, and what changed when it began.'],
      instead:
        'The guide sums over every namespace, so a busy neighbour hides a total outage, and one failed request of twenty pages.',
    },
  },
  {
    name: 'CodeAIHighLatency',
    when: quantileAbove({
      of: codeaiMetrics.requestDuration,
      quantile: 0.99,
      above: 2.5,
      within: '5m',
    }),
    for: '5m',
    severity: 'warning',
    summary: 'One in a hundred requests to CodeAI takes longer than 2.5 seconds',
    description: 'The 99th percentile of the last 5 minutes is {{ $value | humanizeDuration }}.',
    runbook: {
      impact: 'The slowest requests keep their users waiting.',
      steps: [
        'Compare with the time of database queries and of external calls on the dashboard.',
        'Look whether the autoscaler is at its maximum.',
      ],
      instead:
        'The guide compares with 2 seconds. The buckets have bounds at 1 and 2.5 only, so requests of 1.1 seconds read as more than 2.',
    },
  },
  {
    name: 'CodeAISlow',
    when: quantileAbove({ of: codeaiMetrics.requestDuration, quantile: 0.99, above: 1, within: '5m' }),
    for: '5m',
    severity: 'warning',
    summary: 'One in a hundred requests to CodeAI takes longer than a second',
    description: 'The 99th percentile of the last 5 minutes is {{ $value | humanizeDuration }}.',
    runbook: {
      impact: 'Users wait. The scaling table of the guide adds an instance here.',
      steps: [
        'Where cpu is high the autoscaler adds pods by itself; let it.',
        'Where the database or an external service is slow, more pods make it slower: help that first.',
      ],
      instead:
        'The guide scales on latency and on the pool. Both rise when the database is slow, and each pod more brings more connections to it: they wake somebody instead.',
    },
  },
  poolAlert('codeai', pool),
  {
    name: 'CodeAIHighMemory',
    when: memoryShare({ container: 'codeai', above: 0.9 }),
    for: '5m',
    severity: 'warning',
    summary: 'A CodeAI container is close to its memory limit',
    description: '{{ $labels.pod }} uses {{ $value | humanizePercentage }} of its limit.',
    runbook: {
      impact: 'None yet. At the limit the container is killed, and its requests with it.',
      instead:
        'The guide counts the page cache, which can be given back, and divides by zero where a container has no limit.',
    },
  },
  {
    name: 'CodeAIDown',
    when: noTargetUp(),
    for: '1m',
    severity: 'critical',
    summary: 'No CodeAI instance answers',
    description: 'Prometheus has not reached any instance for more than a minute.',
    runbook: {
      impact: 'Nobody is served.',
      instead:
        'The guide waits for "up == 0" of any instance. That pages for every pod that starts slowly, and is silent when all targets are gone. An instance alone is TargetDown, a warning.',
    },
  },
  {
    name: 'CodeAICircuitBreakerOpen',
    when: stateHolds({ of: codeaiMetrics.circuitBreaker, where: { state: 'open' }, per: ['service_name'] }),
    for: '1m',
    severity: 'warning',
    summary: 'CodeAI has stopped calling an external service',
    description: 'The circuit breaker of {{ $labels.service_name }} is open.',
    runbook: {
      impact: 'Workflows that need the service fail at once.',
      steps: ['Ask the status page of the service, and look at the errors of its calls on the dashboard.'],
    },
  },
];
