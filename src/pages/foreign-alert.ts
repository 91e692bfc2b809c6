import { row, table } from '../config/documentation/markdown.js';
import type { Fleet } from '../fleet/fleet.js';
import { textOf } from '../graph/fields.js';
import { graphOf } from '../graph/from-app.js';
import { alerts, type Rule } from '../graph/prometheus-rules.js';
import { inWords } from '../monitoring/runbooks/page.js';
import { expressions, unique } from './alert.js';

/** An alert of a PrometheusRule in one environment. */
interface PlacedRule {
  readonly environment: string;
  readonly rule: Rule;
}

/**
 * The page of each alert in a PrometheusRule of a fleet, whoever made that, by name.
 * @throws ProblemError with everything that the declarations refuse
 */
export function rulePages(fleet: Fleet): ReadonlyMap<string, string> {
  const found = new Map<string, PlacedRule[]>();
  for (const environment of fleet.environments) {
    for (const rule of alerts(graphOf(fleet.declare(environment)))) {
      const name = rule.alert!;
      found.set(name, [...(found.get(name) ?? []), { environment: environment.name, rule }]);
    }
  }
  return new Map([...found].map(([name, placed]) => [name, rulePage(name, placed)]));
}

function rulePage(name: string, placed: readonly PlacedRule[]): string {
  const rows = unique(
    placed.map(({ environment, rule: { object, fields, labels } }) => {
      const held = textOf(fields['for']) ?? 'at once';
      return row([environment, systemOf(object), object.name, labels['severity'] ?? '', held, object.source?.() ?? '']);
    }),
  );
  const annotated = (annotation: string) => unique(placed.flatMap(({ rule }) => rule.annotations[annotation] ?? []));
  const runbooks = annotated('runbook_url');
  return `${[
    `# ${name}`,
    `An alert of ${unique(placed.map(({ rule }) => systemOf(rule.object))).join(', ')}, as the PrometheusRule has it.`,
    ...annotated('summary').map(inWords),
    ...annotated('description').map(inWords),
    table(['environment', 'system', 'PrometheusRule', 'severity', 'for', 'declared at'], rows).join('\n'),
    '## Expressions',
    ...expressions(
      placed.map(({ environment, rule: { object, expr } }) => ({
        expr,
        where: `${environment}/${systemOf(object)} ${object.name}`,
      })),
    ),
    ...(runbooks.length > 0 ? ['## Runbook', runbooks.map(url => `- ${url}`).join('\n')] : []),
  ].join('\n\n')}\n`;
}

const systemOf = ({ unit }: Rule['object']): string => unit?.system ?? 'no system';
