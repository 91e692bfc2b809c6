import { row, table } from '../config/documentation/markdown.js';
import type { Fleet } from '../fleet/fleet.js';
import { recorded } from '../intent/record.js';
import { sourceOf } from '../intent/source.js';
import '../monitoring/alerts/declared.js';
import { inWords, type PlacedAlert } from '../monitoring/runbooks/page.js';

/** An alert in one environment, where it was declared, and where its runbook is published. */
interface FoundAlert {
  readonly placed: PlacedAlert;
  readonly source: string | undefined;
  readonly runbook: string | undefined;
}

/** The alerts of a fleet by name. @throws ProblemError with everything that the declarations refuse */
export function alertsByName(fleet: Fleet): ReadonlyMap<string, readonly FoundAlert[]> {
  const found = new Map<string, FoundAlert[]>();
  for (const environment of fleet.environments) {
    const { runbooks } = environment.cluster;
    const app = fleet.declare(environment);
    for (const { by, value } of [...recorded(app, 'alert'), ...recorded(app, 'logAlert')]) {
      const { system, alert } = value;
      const runbook = runbooks && `${runbooks}/${system}/${alert.name}.md`;
      const entry = { placed: { ...value, environment: environment.name }, source: sourceOf(by), runbook };
      found.set(alert.name, [...(found.get(alert.name) ?? []), entry]);
    }
  }
  return found;
}

/** The page of all alerts of one name: what it means, then where it is with which expression. */
export function alertPage(found: readonly FoundAlert[]): string {
  const { name } = found[0]!.placed.alert;
  const systems = unique(found.map(({ placed }) => placed.system));
  const rows = unique(
    found.map(({ placed: { environment, system, component, alert }, source = '' }) =>
      row([environment, system, component, alert.severity, alert.for ?? 'at once', alert.threshold, source]),
    ),
  );
  return `${[
    `# ${name}`,
    `An alert of ${systems.join(', ')}.`,
    unique(found.map(({ placed }) => `${inWords(placed.alert.summary)}.`)).join('\n'),
    unique(found.map(({ placed }) => inWords(placed.alert.description))).join('\n'),
    table(['environment', 'system', 'component', 'severity', 'for', 'threshold', 'declared at'], rows).join('\n'),
    '## Expressions',
    ...expressions(
      found.map(({ placed: { environment, system, component, alert, ...more } }) => ({
        where: `${environment}/${system} ${component}`,
        expr: alert.expr,
        ...('language' in more && { language: more.language }),
      })),
    ),
    '## Runbook',
    unique(found.map(({ placed, runbook }) => `- ${runbook ?? `docs/runbooks/${placed.system}/${name}.md`}`)).join(
      '\n',
    ),
  ].join('\n\n')}\n`;
}

/** Each expression once, with where it is asked. */
export function expressions(
  asked: readonly { readonly where: string; readonly expr: string; readonly language?: string }[],
): readonly string[] {
  const places = new Map<string, string[]>();
  for (const { where, expr, language = 'promql' } of asked) {
    const text = `\`\`\`${language}\n${expr}\n\`\`\``;
    places.set(text, [...(places.get(text) ?? []), where]);
  }
  return [...places].map(([text, where]) => `${unique(where).join(', ')}:\n\n${text}`);
}

export const unique = (texts: readonly string[]) => [...new Set(texts)];
