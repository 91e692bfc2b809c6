import { AlertRoutes, AlertRules, Dashboard, LogAlertRules } from '../../../src/entries/monitoring.js';
import { PrometheusServer } from '../../../src/entries/platform.js';
import { Worker } from '../../../src/index.js';
import { common, given, type NestedFault } from './nested-fault.js';

const worker = (props: object) => given(Worker, { ...common, ...props });
const dashboard = (rows: unknown) => given(Dashboard, { uid: 'x', title: 'X', component: 'x', rows });
const when = { in: () => undefined, problems: [] };
const alert = { name: 'Slow', when, severity: 'warning', summary: 'a', description: 'b' };
const { when: _, ...withoutCondition } = alert;
const line = { ...withoutCondition, streams: { app: 'x' }, line: 'x', within: '5m' };
const panel = { kind: 'stat', title: 'a', unit: 's', queries: [] };
const waiver = { check: 'image-tag-fixed', reason: 'a', owner: 'b', until: '2030-01-31' };

/** Faults inside lists and objects of alerts, objectives, dashboards and their kin. */
export const faultsOfMonitoring: readonly NestedFault[] = [
  [
    'the severity of an alert',
    worker({ alerts: [alert, alert, { ...alert, severity: 'urgent' }] }),
    [['it has "urgent" as "alerts[2].severity".', 'Allowed is "critical" or "warning".']],
  ],
  [
    'a misspelt field of an alert',
    given(AlertRules, { alerts: [{ ...alert, summery: 'a' }] }),
    [
      [
        'it has no "alerts[0].summery". Did you mean "summary"?',
        '"alerts[0]" has "name", "for", "severity", "summary", "description", "runbook" or "when".',
      ],
    ],
  ],
  [
    'an alert without its condition, of the baseline',
    given(AlertRules, { baseline: [{ ...alert, when: 'up == 0' }] }),
    [['it has "up == 0" as "baseline[0].when".', 'Allowed is a condition such as errorRatio(…).']],
  ],
  [
    'a step of a runbook',
    worker({ alerts: [{ ...alert, runbook: { steps: ['look', 2] } }] }),
    [['it has 2 as "alerts[0].runbook.steps[1]".', 'Allowed is text.']],
  ],
  [
    'an alert that is text',
    worker({ alerts: ['Slow'] }),
    [
      [
        'it has "Slow" as "alerts[0]".',
        'Allowed is an object of name, for, severity, summary, description, runbook, when.',
      ],
    ],
  ],
  [
    'an objective',
    worker({ objectives: [{ name: 'availability', target: 99.9, sli: {} }] }),
    [
      ['it has 99.9 as "objectives[0].target".', 'Allowed is text.'],
      ['it has an object as "objectives[0].sli".', 'Allowed is what availability(…) and latency(…) count.'],
    ],
  ],
  [
    'the lines of a log alert',
    given(LogAlertRules, { alerts: [{ ...line, examples: { counts: 'x' } }] }),
    [
      ['it has "x" as "alerts[0].examples.counts".', 'Allowed is a list of texts.'],
      ['it needs "alerts[0].examples.passes".', 'Give it: allowed is a list of texts.'],
    ],
  ],
  [
    'a waiver without an owner',
    worker({ waivers: [waiver, { ...waiver, owner: undefined }] }),
    [['it needs "waivers[1].owner".', 'Give it: allowed is text.']],
  ],
  [
    'a kind of panel',
    dashboard([{ title: 'a', panels: [panel, { ...panel, kind: 'graph' }] }]),
    [['it has "graph" as "rows[0].panels[1].kind".', 'Allowed is "timeseries", "stat" or "heatmap".']],
  ],
  [
    'a query of a panel, and its unit',
    dashboard([{ title: 'a', panels: [{ ...panel, unit: 'seconds', queries: ['up'] }] }]),
    [
      [
        'it has "seconds" as "rows[0].panels[0].unit".',
        'Allowed is "short", "s", "bytes", "percentunit", "reqps", "ops", "cores" or "Bps".',
      ],
      ['it has "up" as "rows[0].panels[0].queries[0]".', 'Allowed is an object of expr, legend, problems.'],
    ],
  ],
  [
    'a row without panels',
    dashboard([{ title: 'a' }]),
    [
      [
        'it needs "rows[0].panels".',
        'Give it: allowed is a list, each an object of kind, title, unit, queries, description, red.',
      ],
    ],
  ],
  [
    'who reads from Prometheus',
    given(PrometheusServer, { ...common, readers: [{ pods: {} }] }),
    [['it needs "readers[0].namespace".', 'Give it: allowed is text.']],
  ],
  [
    'a receiver',
    given(AlertRoutes, {
      name: 'x',
      receivers: { critical: { kind: 'pager', routingKey: {} }, warning: { kind: 'slack', webhook: {} } },
    }),
    [
      ['it has no "receivers.critical.routingKey".', '"receivers.critical" has "kind".'],
      ['it has "pager" as "receivers.critical.kind".', 'Allowed is "pagerduty", "slack" or "webhook".'],
      ['it needs "receivers.warning.channel".', 'Give it: allowed is text.'],
    ],
  ],
];
