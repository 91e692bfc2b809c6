import { compilePattern } from '../re2/pattern.js';
import { append } from './append.js';
import { at, type Fields, fieldsOf, listOf, textOf } from './fields.js';
import { namespaceOf } from './object.js';
import { perGraph } from './per-graph.js';

/** The value of a label of an alert; undefined where only the series has it. */
export type LabelOf = (name: string) => string | undefined;

/** Who a route leads to. */
export interface Receiver {
  readonly name: string;
  /** `pagerduty`, `slack`: how it notifies; none for one that notifies nobody. */
  readonly channels: readonly string[];
}

/** The routes of one AlertmanagerConfig. */
export interface AlertRoutes {
  /** Whether some route that notifies somebody takes an alert of these labels, or may take it. */
  mayReach(label: LabelOf): boolean;
  /** Who is notified, as Alertmanager decides it; several where a label is not known, or a route goes on. */
  receivers(label: LabelOf): readonly Receiver[];
}

/** The routes of the AlertmanagerConfigs of each namespace. */
export const alertRoutes = perGraph(graph => {
  const routes = new Map<string, AlertRoutes[]>();
  for (const config of graph.ofKind('AlertmanagerConfig'))
    append(routes, namespaceOf(config), routesIn(at(config.manifest, 'spec')));
  return routes;
});

function routesIn(spec: Fields): AlertRoutes {
  const all = listOf(spec['receivers']).map(receiverOf);
  const byName = new Map(all.flatMap(each => (each.channels.length > 0 ? [[each.name, each] as const] : [])));
  return {
    mayReach: label => mayReach(spec['route'], label, byName, ''),
    receivers: label => reached(spec['route'], label, '').names.flatMap(name => byName.get(name) ?? []),
  };
}

function receiverOf(value: unknown): Receiver {
  const { name, ...fields } = fieldsOf(value);
  const channels = Object.keys(fields).flatMap(field => /^(.+)Configs$/.exec(field)?.[1] ?? []);
  return { name: textOf(name) ?? '', channels };
}

function mayReach(value: unknown, label: LabelOf, heard: ReadonlyMap<string, unknown>, inherited: string): boolean {
  const route = fieldsOf(value);
  if (taken(route, label) === false) return false;
  const own = textOf(route['receiver']) ?? inherited;
  return heard.has(own) || listOf(route['routes']).some(child => mayReach(child, label, heard, own));
}

/** The receivers of an alert, and whether the route takes it for sure: the first of its routes that does decides. */
function reached(
  value: unknown,
  label: LabelOf,
  inherited: string,
): { readonly names: readonly string[]; readonly isSure: boolean } {
  const route = fieldsOf(value);
  const takes = taken(route, label);
  if (takes === false) return { names: [], isSure: false };
  const own = textOf(route['receiver']) ?? inherited;
  const names = new Set<string>();
  let isDecided = false;
  for (const child of listOf(route['routes'])) {
    const inner = reached(child, label, own);
    for (const name of inner.names) names.add(name);
    isDecided ||= inner.isSure;
    if (inner.isSure && fieldsOf(child)['continue'] !== true) break;
  }
  return { names: isDecided ? [...names] : [...names, own], isSure: takes === true };
}

/** Whether a route takes an alert; undefined where a label is not known. */
function taken(route: Fields, label: LabelOf): boolean | undefined {
  const results = listOf(route['matchers']).map(matcher => passes(matcher, label));
  if (results.includes(false)) return false;
  return results.includes(undefined) ? undefined : true;
}

function passes(matcher: unknown, label: LabelOf): boolean | undefined {
  const { name, value, matchType = '=' } = fieldsOf(matcher);
  const actual = label(textOf(name) ?? '');
  if (actual === undefined) return undefined;
  const wanted = textOf(value) ?? '';
  const matches = String(matchType).endsWith('~') ? matchesWhole(wanted, actual) : actual === wanted;
  return matches === undefined ? undefined : matches === !String(matchType).startsWith('!');
}

/** As Alertmanager matches; undefined for a pattern that it refuses. */
function matchesWhole(pattern: string, text: string): boolean | undefined {
  const compiled = compilePattern(`^(?:${pattern})$`);
  return 'pattern' in compiled ? compiled.pattern.test(text) : undefined;
}
