import type { Alert } from '../alerts/alert.js';
import { gaugeLevel } from '../conditions/gauge-level.js';
import { increaseAbove } from '../conditions/increase-above.js';
import { notMeasured } from '../conditions/not-measured.js';
import { containers } from '../exporters/cadvisor.js';
import { workloads } from '../exporters/kube-state-metrics.js';
import { alertmanagerServer, prometheusServer } from '../exporters/prometheus.js';
import type { Gauge, Metric } from '../metric.js';
import { targetAlert } from './target.js';
import { volumeAlert } from './volume.js';

const notLoaded = (of: Gauge, program: string): Alert => ({
  name: 'ConfigurationRefused',
  when: gaugeLevel({ of, below: 1 }),
  for: '10m',
  severity: 'warning',
  summary: `${program} does not take its configuration`,
  description: 'It goes on with the last one that it took: what was changed since is not in effect.',
  runbook: { impact: 'New rules, targets or receivers are missing.', steps: [`The log of ${program} says why.`] },
});

const unmeasured = (name: string, of: Metric, exporter: string, steps: readonly string[]): Alert => ({
  name,
  when: notMeasured(of),
  for: '15m',
  severity: 'warning',
  summary: `Prometheus reads nothing of ${exporter}`,
  description: `There is no ${of.name} of anything in the cluster: alerts that are made from it are silent.`,
  runbook: { impact: 'None by itself, but what these alerts are about can fail unseen, in every system.', steps },
});

/** What can be wrong with the environment's Prometheus, and with what all systems need it to read. */
export const prometheusAlerts = (name: string): readonly Alert[] => [
  targetAlert(name),
  notLoaded(prometheusServer.configurationLoaded, 'Prometheus'),
  {
    name: 'RulesFail',
    when: increaseAbove({ of: prometheusServer.failedRules, above: 0, within: '15m', per: ['rule_group'] }),
    for: '15m',
    severity: 'warning',
    summary: 'Prometheus cannot evaluate a rule',
    description: 'A rule of {{ $labels.rule_group }} fails: its alert is silent.',
    runbook: { impact: 'None by itself, but the alert of that rule is blind.' },
  },
  {
    name: 'AlertsDropped',
    when: increaseAbove({ of: prometheusServer.droppedAlerts, above: 0, within: '15m' }),
    severity: 'critical',
    summary: 'Prometheus does not get alerts to Alertmanager',
    description: '{{ $value | humanize }} alerts of the last 15 minutes have not reached Alertmanager.',
    runbook: { impact: 'Pages are lost.' },
  },
  unmeasured('KubeletsNotMeasured', containers.workingSet, 'the kubelets', [
    'The platform brings the ServiceMonitor of the kubelets, with the labels that this Prometheus selects.',
    'A kubelet answers 403 when the account may not "get" nodes/metrics.',
  ]),
  unmeasured('WorkloadsNotMeasured', workloads.deploymentWanted, 'kube-state-metrics', [
    'The platform brings kube-state-metrics and its ServiceMonitor, with the labels that this Prometheus selects.',
  ]),
  volumeAlert(`prometheus-${name}-db-prometheus-${name}`),
];

/** What can be wrong with the environment's Alertmanager. */
export const alertmanagerAlerts = (name: string): readonly Alert[] => [
  targetAlert(name),
  notLoaded(alertmanagerServer.configurationLoaded, 'Alertmanager'),
  {
    name: 'NotificationsFail',
    when: increaseAbove({
      of: alertmanagerServer.failedNotifications,
      above: 3,
      within: '15m',
      per: ['integration'],
    }),
    severity: 'critical',
    summary: 'A receiver does not take what Alertmanager sends',
    description: '{{ $value | humanize }} messages to {{ $labels.integration }} have failed in 15 minutes.',
    runbook: {
      impact: 'Pages or warnings are lost. This page goes the same way: it comes only while another receiver works.',
      steps: ['Look whether the key of the receiver was replaced, and whether its egress is open.'],
    },
  },
  volumeAlert(`alertmanager-${name}-db-alertmanager-${name}`),
];
