import {
  type Alert,
  cpuShare,
  errorRatio,
  increaseAbove,
  type LogAlert,
  matching,
  memoryShare,
  quantileAbove,
  workloads,
} from '../../entries/monitoring.js';
import { codexMetrics } from './metrics.js';

const container = 'codex-app-server';
const failed = { status: matching('5..') };
const unscoped =
  'The checklist sums over every namespace and job, so a busy neighbour hides a total outage, and one failed request of twenty pages.';
const unsummed =
  'The checklist takes the quantile of each route and pod by itself, so one rare slow route pages; summed over them, a few measurements still tell nothing.';

/** Sections 5.1 and 5.2 of the checklist: what the HTTP wrapper measures. */
export const requestAlerts: readonly Alert[] = [
  {
    name: 'CodexHighErrorRate',
    when: errorRatio({ of: codexMetrics.requests, errors: failed, above: 0.01, within: '5m' }),
    severity: 'critical',
    summary: 'More than 1% of the requests to the Codex app server fail',
    description: '{{ $value | humanizePercentage }} of the requests of the last 5 minutes ended with a server error.',
    runbook: {
      impact: 'Users get errors instead of answers. This is the share of errors at which a release is rolled back.',
      steps: [
        'Find the failing path on the dashboard Codex App Server, and what changed when it began.',
        'Roll back if a rollout is the change.',
      ],
      instead: unscoped,
    },
  },
  {
    name: 'CodexElevatedErrorRate',
    when: errorRatio({ of: codexMetrics.requests, errors: failed, above: 0.005, within: '10m' }),
    severity: 'warning',
    summary: 'More than 0.5% of the requests to the Codex app server fail',
    description: '{{ $value | humanizePercentage }} of the requests of the last 10 minutes ended with a server error.',
    runbook: {
      impact: 'A few users get errors.',
      steps: ['Find the failing path on the dashboard Codex App Server.'],
      instead: unscoped,
    },
  },
  {
    name: 'CodexHighLatency',
    when: quantileAbove({ of: codexMetrics.requestDuration, quantile: 0.99, above: 5, within: '5m' }),
    for: '5m',
    severity: 'critical',
    summary: 'One in a hundred requests to the Codex app server takes longer than 5 seconds',
    description: 'The 99th percentile of the last 5 minutes is {{ $value | humanizeDuration }}.',
    runbook: {
      impact: 'Users wait, and some give up.',
      steps: ['Compare with the requests by endpoint on the dashboard: is it one, or all?'],
      instead: unsummed,
    },
  },
  {
    name: 'CodexSlow',
    when: quantileAbove({ of: codexMetrics.requestDuration, quantile: 0.95, above: 2, within: '10m' }),
    for: '10m',
    severity: 'warning',
    summary: 'One in twenty requests to the Codex app server takes longer than 2 seconds',
    description: 'The 95th percentile of the last 10 minutes is {{ $value | humanizeDuration }}.',
    runbook: {
      impact: 'Users wait.',
      steps: ['Look whether the autoscaler is at its maximum.'],
      instead: unsummed,
    },
  },
];

/** Sections 5.3 and 5.4: what any process can run into. */
export const processAlerts: readonly Alert[] = [
  {
    name: 'CodexHighMemory',
    when: memoryShare({ container, above: 0.9 }),
    for: '5m',
    severity: 'critical',
    summary: 'A Codex app server is close to its memory limit',
    description: '{{ $labels.pod }} uses {{ $value | humanizePercentage }} of its limit.',
    runbook: {
      impact: 'None yet. At the limit the server is killed, and its sessions with it.',
      steps: ['Look on the dashboard whether it rises with the sessions, or without them: that is a leak.'],
      instead:
        'The checklist counts the page cache, which can be given back, and a container without a limit always fires.',
    },
  },
  {
    name: 'CodexHighCpu',
    when: cpuShare({ container, above: 0.8 }),
    for: '15m',
    severity: 'warning',
    summary: 'A Codex app server uses more than 80% of its cpu',
    description: '{{ $labels.pod }} uses {{ $value | humanizePercentage }} of its limit.',
    runbook: {
      impact: 'Answers take longer.',
      instead: 'The checklist compares cores with 0.8, which is silent at 0.49 of a limit of half a core.',
    },
  },
  {
    name: 'CodexCrashLoop',
    when: increaseAbove({
      of: workloads.restarts,
      where: { container },
      per: ['pod', 'container'],
      within: '10m',
      above: 3,
    }),
    severity: 'critical',
    summary: 'A Codex app server was restarted more than three times in ten minutes',
    description: '{{ $labels.pod }} was restarted {{ $value | humanize }} times in 10 minutes.',
    runbook: {
      impact: 'Every restart ends the session of its client.',
      steps: [
        'Read the end of the log before the restart: a panic says where it happened.',
        'Roll back if a rollout is the change.',
      ],
      instead:
        'The checklist asks for a rate above 0.3 per second: 180 restarts in ten minutes. Once the back-off slows the restarts down, ContainerCrashLooping takes over.',
    },
  },
];

/** Section 5.4: a panic says so on standard error, in the words of the program and of Rust itself. */
export const panicAlert: LogAlert = {
  name: 'CodexPanic',
  streams: { app: container },
  line: 'panicked at|Panic occurred',
  examples: {
    counts: [
      "thread 'main' panicked at app-server/src/main.rs:31:9:",
      'Panic occurred: PanicHookInfo { payload: Any { .. } }',
    ],
    passes: ['{"level":"ERROR","target":"codex_core::client","message":"API request failed"}'],
  },
  within: '5m',
  severity: 'critical',
  summary: 'A Codex app server panicked',
  description: '{{ $labels.pod }} wrote {{ $value | humanize }} lines about a panic in the last 5 minutes.',
  runbook: {
    impact: 'The session of its client is lost, and the server starts anew.',
    steps: ['Find the place in the code that the line names, and what was asked before it.'],
    instead: 'The checklist has LogQL among the rules of Prometheus, which refuses it: it is a rule of the Loki ruler.',
  },
};
