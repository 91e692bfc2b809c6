import {
  bucketsOf,
  containers,
  type DashboardSpec,
  gaugeOf,
  heatmap,
  matching,
  quantileOf,
  type Row,
  rateOf,
  saturationRow,
  shareOf,
  stat,
  timeSeries,
} from '../../entries/monitoring.js';
import { codexMetrics as metrics } from './metrics.js';

const failed = { status: matching('5..') };

/** Section 7.3 of the checklist, as far as the HTTP wrapper measures it. */
const measured: readonly Row[] = [
  {
    title: 'Requests and errors',
    panels: [
      timeSeries('Request Rate', 'reqps', [rateOf(metrics.requests)]),
      timeSeries('Error Rate', 'percentunit', [shareOf(metrics.requests, failed, { legend: 'errors' })], {
        red: { above: 0.01 },
      }),
      timeSeries('Status codes', 'reqps', [rateOf(metrics.requests, { per: ['status'] })]),
    ],
  },
  {
    title: 'Latency',
    panels: [
      timeSeries(
        'P50, P95 and P99 Latency',
        's',
        [0.5, 0.95, 0.99].map(quantile => quantileOf(metrics.requestDuration, quantile)),
        { red: { above: 5 } },
      ),
      heatmap('Request duration', 's', bucketsOf(metrics.requestDuration)),
    ],
  },
  {
    title: 'Business',
    panels: [
      stat('Active sessions', 'short', gaugeOf(metrics.sessions)),
      timeSeries('API calls by endpoint', 'reqps', [rateOf(metrics.requests, { per: ['path'] })]),
      timeSeries('Tokens', 'ops', [rateOf(metrics.tokens, { per: ['type'] })]),
    ],
  },
];

const resources = saturationRow('codex-app-server', 'Resource usage');
const memory = timeSeries('Memory', 'bytes', [
  gaugeOf(containers.workingSet, { where: { container: 'codex-app-server' }, per: ['pod'], combined: 'max' }),
]);

/** The dashboard of the checklist. @param wrapped whether there is an HTTP wrapper, which measures requests */
export const codexDashboard = (wrapped: boolean): DashboardSpec => ({
  uid: 'codex-app-server',
  title: 'Codex App Server',
  tags: ['codex-app-server'],
  rows: [...(wrapped ? measured : []), { ...resources, panels: [...resources.panels, memory] }],
});
