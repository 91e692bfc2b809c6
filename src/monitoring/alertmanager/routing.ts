import type { Labels } from '../../intent/endpoint.js';
import type { Receiver } from '../../intent/receiver.js';
import { alertSeverities } from '../alerts/alert.js';

/** Alerts that come together are sent together, and again while they last. */
export const grouping = {
  by: ['alertname', 'component'],
  wait: '30s',
  interval: '5m',
  repeat: { critical: '4h', warning: '1d' },
} as const;

/** Takes what has another severity: others' alerts that are for dashboards. A check refuses own ones. */
export const nobody = 'nobody';

/** One route per severity. */
export const routes = alertSeverities.map(severity => ({
  severity,
  repeat: grouping.repeat[severity],
}));

/**
 * What is critical mutes the warning of the same name about the same component, and no other: a full disk or a missing
 * secret is a warning that may be the cause of the page.
 */
export const inhibition = {
  source: 'critical',
  target: 'warning',
  equal: ['namespace', 'component', 'alertname'],
} as const;

/** What a message in a channel says. */
export const slackText = {
  title: '{{ .Status | toUpper }}: {{ .CommonLabels.alertname }} ({{ .CommonLabels.component }})',
  text: [
    '{{ range .Alerts }}*{{ .Annotations.summary }}*',
    '{{ .Annotations.description }}{{ with .Annotations.runbook_url }}',
    '<{{ . }}|Runbook>{{ end }}',
    '{{ end }}',
  ].join('\n'),
} as const;

/** Details that whoever is paged sees first. */
export const pageDetails: Labels = {
  runbook: '{{ .CommonAnnotations.runbook_url }}',
  component: '{{ .CommonLabels.component }}',
};

export const pageText = '{{ .CommonAnnotations.summary }}';

/** The key of a receiver's secret. */
export const secretKey = (severity: string, { kind }: Receiver) => `${severity}-${kind}`;
