import {
  type DashboardSpec,
  gaugeOf,
  ingressNginx,
  matching,
  objectiveRow,
  promqlQuery,
  quantileOf,
  rateOf,
  saturationRow,
  shareOf,
  timeSeries,
} from '../../entries/monitoring.js';
import { ideaMetrics as metrics, submitsInFlight } from './metrics.js';
import { ideaObjectives } from './objectives.js';

const route = { ingress: 'codex-server' } as const;
const failed = { status: matching('5..') };

/** The way of an artifact: uploaded, tried, submitted, validated; and what the server stands on. */
export const ideaOverview: DashboardSpec = {
  uid: 'idea-overview',
  title: 'IDEA Overview',
  tags: ['idea'],
  rows: [
    {
      title: 'Kernel',
      panels: [
        timeSeries(
          'Time of a submit',
          's',
          [0.5, 0.95, 0.99].map(share => quantileOf(metrics.submitLatency, share)),
          { red: { above: 2.5 } },
        ),
        timeSeries('Submits in flight', 'short', [promqlQuery('in flight', submitsInFlight.query)]),
        timeSeries('Validations', 'ops', [
          rateOf(metrics.validations, { per: ['result'] }),
          rateOf(metrics.validationsPassed, { legend: 'passed' }),
        ]),
        timeSeries('Errors', 'percentunit', [shareOf(metrics.validations, { result: 'error' }, { legend: 'errors' })], {
          red: { above: 0.05 },
        }),
        timeSeries('Submits that wait', 'short', [gaugeOf(metrics.waitingSubmits, { combined: 'max' })], {
          red: { above: 25 },
        }),
      ],
    },
    {
      title: 'Sandbox and dependencies',
      panels: [
        timeSeries(
          'Time of a run',
          's',
          [0.5, 0.95].map(share => quantileOf(metrics.sandboxRun, share)),
          { red: { above: 120 } },
        ),
        timeSeries('Reachable', 'short', [gaugeOf(metrics.reachable, { per: ['dependency'], combined: 'min' })], {
          red: { below: 1 },
        }),
      ],
    },
    {
      title: 'Requests',
      panels: [
        timeSeries('Request rate', 'reqps', [rateOf(ingressNginx.requests, { where: route, per: ['status'] })]),
        timeSeries('Error rate', 'percentunit', [
          shareOf(ingressNginx.requests, failed, { where: route, legend: 'errors' }),
        ]),
        timeSeries('Time to answer (p95)', 's', [quantileOf(ingressNginx.duration, 0.95, { where: route })]),
      ],
    },
    objectiveRow(ideaObjectives),
    saturationRow('codex-server'),
  ],
};
