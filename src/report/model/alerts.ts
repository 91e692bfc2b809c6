import { alertRoutes, type LabelOf } from '../../graph/alert-routes.js';
import { textOf } from '../../graph/fields.js';
import type { Graph } from '../../graph/graph.js';
import { namespaceOf } from '../../graph/object.js';
import { alerts } from '../../graph/prometheus-rules.js';
import { type PlaceOf, systemOf } from './place.js';
import type { ReportAlert } from './report.js';

/** The path of the page of an alert in the project, where it has one. */
export type RunbookOf = (system: string | undefined, alert: string) => string | undefined;

/** Every alert, who it reaches, and its runbook. */
export function alertsIn(graph: Graph, placeOf: PlaceOf, runbookOf: RunbookOf): readonly ReportAlert[] {
  return alerts(graph).map(({ object, alert = '', labels, annotations, fields }): ReportAlert => {
    const routes = alertRoutes(graph).get(namespaceOf(object));
    const label: LabelOf = name => labels[name];
    const receivers = routes?.flatMap(route => route.receivers(label));
    const system = systemOf(object);
    return {
      system,
      namespace: namespaceOf(object),
      name: alert,
      component: labels['component'] ?? labels['service'] ?? object.name,
      severity: labels['severity'] ?? '',
      for: textOf(fields['for']) ?? '',
      summary: annotations['summary'] ?? annotations['message'] ?? annotations['description'] ?? '',
      reaches: receivers && [...new Set(receivers.map(({ name, channels }) => `${name} by ${channels.join(' and ')}`))],
      runbook: runbookOf(system, alert) ?? annotations['runbook_url'],
      ...placeOf(object),
    };
  });
}
