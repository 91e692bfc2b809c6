import {
  cloudNativePg,
  type DashboardSpec,
  gaugeOf,
  matching,
  objectiveRow,
  quantileOf,
  rateOf,
  requestRow,
  saturationRow,
  shareOf,
  timeSeries,
  volumes,
} from '../../entries/monitoring.js';
import { helmsmanMetrics as metrics } from './metrics.js';
import { helmsmanObjectives } from './objectives.js';

const tags = ['helmsman'];
const failed = { status_code: matching('5..') };
const unwell = { outcome: 'failure' } as const;

/** The golden signals, the objectives, and what the business asks for. */
const application: DashboardSpec = {
  uid: 'helmsman-application',
  title: 'Helmsman: Application Overview',
  tags,
  rows: [
    requestRow({ requests: metrics.requests, errors: failed, duration: metrics.requestDuration }),
    {
      title: 'Where it goes wrong',
      panels: [
        timeSeries('Requests by status', 'reqps', [rateOf(metrics.requests, { per: ['status_code'] })]),
        timeSeries('Errors by route', 'reqps', [rateOf(metrics.requests, { where: failed, per: ['route'] })]),
        timeSeries('Slowest routes (p95)', 's', [quantileOf(metrics.requestDuration, 0.95, { per: ['route'] })]),
      ],
    },
    objectiveRow(helmsmanObjectives),
    {
      title: 'Users and tasks',
      panels: [
        timeSeries('Active users', 'short', [gaugeOf(metrics.activeUsers, { per: ['within'], combined: 'max' })]),
        timeSeries('Signed in', 'short', [gaugeOf(metrics.sessions)]),
        timeSeries('Tasks', 'ops', [rateOf(metrics.tasks, { per: ['operation'] })]),
      ],
    },
    {
      title: 'Sign-in, calendars, language model',
      panels: [
        timeSeries('Failed sign-ins', 'percentunit', [shareOf(metrics.signIns, unwell, { per: ['provider'] })]),
        timeSeries('Failed refreshes of calendars', 'percentunit', [
          shareOf(metrics.syncs, unwell, { per: ['provider'] }),
        ]),
        timeSeries('Conflicts with calendars', 'ops', [rateOf(metrics.conflicts, { per: ['resolved'] })]),
        timeSeries('Calls of the language model', 'ops', [rateOf(metrics.modelCalls, { per: ['outcome'] })]),
        timeSeries(
          'Time to extract tasks',
          's',
          [0.5, 0.95].map(share => quantileOf(metrics.modelDuration, share)),
          { red: { above: 2 } },
        ),
        timeSeries('Extracted tasks, as users judge them', 'ops', [rateOf(metrics.extractions, { per: ['verdict'] })]),
      ],
    },
  ],
};

/** What the pods use of what they may use. */
const infrastructure: DashboardSpec = {
  uid: 'helmsman-infrastructure',
  title: 'Helmsman: Infrastructure',
  tags,
  rows: [
    saturationRow('backend', 'Backend'),
    saturationRow('frontend', 'Frontend'),
    saturationRow('postgres', 'Database'),
    {
      title: 'Processes of the backend',
      panels: [
        timeSeries('Lag of the event loop (p99)', 's', [
          gaugeOf(metrics.eventLoopLag, { per: ['pod'], combined: 'max' }),
        ]),
        timeSeries('Cpu', 'cores', [rateOf(metrics.processCpu, { per: ['pod'] })]),
        timeSeries('Memory', 'bytes', [gaugeOf(metrics.residentMemory, { per: ['pod'] })]),
      ],
    },
    {
      title: 'Disks',
      panels: [
        timeSeries('Used of each volume', 'bytes', [gaugeOf(volumes.used, { per: ['persistentvolumeclaim'] })]),
        timeSeries('Left of each volume', 'bytes', [
          gaugeOf(volumes.available, { per: ['persistentvolumeclaim'], combined: 'min' }),
        ]),
      ],
    },
  ],
};

/** Connections, the time of queries, and how far replicas are behind. */
const database: DashboardSpec = {
  uid: 'helmsman-database',
  title: 'Helmsman: Database',
  tags,
  rows: [
    {
      title: 'Connections',
      panels: [
        timeSeries('Of the server', 'short', [gaugeOf(cloudNativePg.connections, { per: ['pod'] })]),
        timeSeries('Of the server, by state', 'short', [gaugeOf(cloudNativePg.connections, { per: ['state'] })]),
        timeSeries('Of the pools', 'short', [
          gaugeOf(metrics.poolActive, { legend: 'in use' }),
          gaugeOf(metrics.poolIdle, { legend: 'idle' }),
          gaugeOf(metrics.poolWaiting, { legend: 'requests that wait' }),
        ]),
      ],
    },
    {
      title: 'Queries',
      panels: [
        timeSeries(
          'Time',
          's',
          [0.5, 0.95, 0.99].map(share => quantileOf(metrics.queryDuration, share)),
          { red: { above: 0.01 } },
        ),
        timeSeries('Time by operation (p95)', 's', [quantileOf(metrics.queryDuration, 0.95, { per: ['operation'] })]),
        timeSeries('Errors', 'ops', [rateOf(metrics.queryErrors, { per: ['operation'] })]),
      ],
    },
    {
      title: 'Replication and archive',
      panels: [
        timeSeries('Lag of replicas', 's', [gaugeOf(cloudNativePg.replicationLag, { per: ['pod'], combined: 'max' })]),
        timeSeries('Since the log was archived', 's', [
          gaugeOf(cloudNativePg.sinceArchived, { per: ['pod'], combined: 'max' }),
        ]),
      ],
    },
  ],
};

const webSocket: DashboardSpec = {
  uid: 'helmsman-websocket',
  title: 'Helmsman: WebSocket',
  tags,
  rows: [
    {
      title: 'Connections',
      panels: [
        timeSeries('Open', 'short', [gaugeOf(metrics.sockets)]),
        timeSeries('Open, by pod', 'short', [gaugeOf(metrics.sockets, { per: ['pod'] })], {
          description: 'Clients stay with their pod: after a rollout the new pods fill up slowly.',
        }),
      ],
    },
    {
      title: 'Messages',
      panels: [
        timeSeries('Throughput', 'ops', [rateOf(metrics.messages, { per: ['direction'] })]),
        timeSeries(
          'Time to deliver',
          's',
          [0.5, 0.95, 0.99].map(share => quantileOf(metrics.delivery, share)),
          { red: { above: 0.05 } },
        ),
      ],
    },
  ],
};

/** "Grafana Dashboards" of the document. */
export const helmsmanDashboards: readonly DashboardSpec[] = [application, infrastructure, database, webSocket];
