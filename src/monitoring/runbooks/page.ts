import type { Labels } from '../../intent/endpoint.js';
import type { DeclaredAlert, DeclaredLogAlert } from '../alerts/declared.js';
import { escalation, messages } from './communication.js';
import { rollback } from './procedure.js';

/** An alert as one environment has it. */
export type PlacedAlert = (DeclaredAlert | DeclaredLogAlert) & { readonly environment: string };

/**
 * The runbook of one alert of a system, as Markdown. Components that have an alert of this name share the page.
 * @param alerts at least one, all of this name; the last environment is the one whose names the commands use
 */
export function runbookPage(alerts: readonly PlacedAlert[]): string {
  const last = alerts.at(-1)!;
  const shown = alerts.filter(({ environment }) => environment === last.environment);
  const { alert, system, environment } = last;
  return `${[
    `# ${alert.name}`,
    `${unique(shown.map(each => `${each.alert.summary}.`)).join('\n')}`,
    section('Meaning', unique(shown.map(each => inWords(each.alert.description)))),
    section('Impact', unique(shown.flatMap(each => each.alert.runbook?.impact ?? []))),
    section('When it fires', [table(alerts)]),
    section(`Query, in ${environment}`, shown.map(query)),
    section('First steps', [...steps(shown), ...placesOf(shown).map(commands)]),
    section('Roll back', [rollback(environment, system)]),
    section('Escalate', [escalation, messages(alert.severity, alert.summary)]),
    section('The form of the source document', unique(shown.flatMap(each => each.alert.runbook?.instead ?? []))),
  ]
    .filter(Boolean)
    .join('\n\n')}\n`;
}

const unique = (texts: readonly string[]) => [...new Set(texts)];

const section = (title: string, parts: readonly string[]) =>
  parts.length === 0 ? '' : `## ${title}\n\n${parts.join('\n\n')}`;

/** A template with words in place of what Prometheus fills in. */
export const inWords = (template: string) =>
  template.replaceAll(/\{\{[^}]*\$labels\.(\w+)[^}]*\}\}/g, '‹$1›').replaceAll(/\{\{[^}]*\$value[^}]*\}\}/g, '‹value›');

function table(alerts: readonly PlacedAlert[]): string {
  const rows = alerts.map(
    ({ environment, component, alert: { severity, for: held = 'at once', threshold, labels = {} } }) => {
      const about = [component, ...Object.values(labels)].join(', ');
      return `| ${environment} | ${about} | ${threshold} | ${held} | ${severity} |`;
    },
  );
  return `| environment | component | threshold | for | severity |\n|---|---|---|---|---|\n${unique(rows).join('\n')}`;
}

const query = (placed: PlacedAlert) =>
  `\`\`\`${'language' in placed ? placed.language : 'promql'}\n${placed.alert.expr}\n\`\`\``;

const steps = (alerts: readonly PlacedAlert[]) => {
  const all = unique(alerts.flatMap(({ alert }) => alert.runbook?.steps ?? []));
  return all.length === 0 ? [] : [all.map((step, i) => `${i + 1}. ${step}`).join('\n')];
};

interface Place {
  readonly namespace: string;
  readonly selector: Labels;
}

/** Where the pods are, each place once; an empty selector is the whole namespace. */
const placesOf = (alerts: readonly PlacedAlert[]): readonly Place[] => [
  ...new Map(
    alerts.flatMap(({ namespace, selector }) =>
      selector ? [[JSON.stringify([namespace, selector]), { namespace, selector }] as const] : [],
    ),
  ).values(),
];

const namespaceCommands = (namespace: string) =>
  [
    '```bash',
    `kubectl get pods --namespace ${namespace} --output wide`,
    `kubectl top pods --namespace ${namespace} --containers`,
    `kubectl get persistentvolumeclaims --namespace ${namespace}`,
    `kubectl get events --namespace ${namespace} --sort-by .lastTimestamp`,
    '```',
  ].join('\n');

function commands({ namespace, selector }: Place): string {
  const labels = Object.entries(selector).map(([label, value]) => `${label}=${value}`);
  if (labels.length === 0) return namespaceCommands(namespace);
  const pods = `--namespace ${namespace} --selector ${labels.join(',')}`;
  return [
    '```bash',
    `kubectl get pods ${pods} --output wide`,
    `kubectl describe pods ${pods}`,
    `kubectl logs ${pods} --all-containers --prefix --since 15m --tail 200`,
    `kubectl logs ${pods} --all-containers --prefix --previous --tail 50`,
    `kubectl top pods ${pods} --containers`,
    `kubectl get events --namespace ${namespace} --sort-by .lastTimestamp`,
    '```',
  ].join('\n');
}
