import { isDeepStrictEqual } from 'node:util';
import { dashboards } from '../graph/dashboards.js';
import { at, fieldsOf, textOf } from '../graph/fields.js';
import type { Graph } from '../graph/graph.js';
import { type GraphObject, namespaceOf } from '../graph/object.js';
import { type Rule, rules } from '../graph/prometheus-rules.js';
import { changesOf } from './changes.js';
import type { Consequence, Pair } from './consequence.js';
import { listed } from './lists.js';
import { pairedRules } from './paired-rules.js';

const section = 'watched';

/** Alerts, recordings, dashboards and what is scraped that appear, go or change. */
export function* watched(pair: Pair): Iterable<Consequence> {
  yield* alerts(pair);
  yield* shown(pair);
  yield* scraped(pair);
}

function* alerts({ previous, next }: Pair): Iterable<Consequence> {
  const { pairs, added, removed } = pairedRules(rules(previous), rules(next));
  for (const { before, after } of pairs) {
    const { object, path } = after;
    const change = changeOf(before, after);
    if (change) yield { section, id: 'rule-changed', object, path, message: `${titleOf(after)}: ${change}` };
  }
  for (const rule of added) {
    const { object, path } = rule;
    yield { section, id: 'rule-added', object, path, message: `adds ${titleOf(rule)}` };
  }
  for (const rule of removed) {
    const { object, path } = rule;
    yield { section, id: 'rule-removed', object, path, message: `removes ${titleOf(rule)}` };
  }
}

const titleOf = ({ alert, record, labels }: Rule): string => {
  if (alert === undefined) return `recording ${record}`;
  return `alert ${alert}${labels['severity'] ? ` (${labels['severity']})` : ''}`;
};

/** What of a rule changes; undefined where nothing does. */
function changeOf(before: Rule, after: Rule): string | undefined {
  const parts = [
    expressionChange(before.expr, after.expr),
    valueChange('fires after', before.fields['for'] ?? '0s', after.fields['for'] ?? '0s'),
    valueChange('keeps firing for', before.fields['keep_firing_for'] ?? '0s', after.fields['keep_firing_for'] ?? '0s'),
    isDeepStrictEqual(before.labels, after.labels) ? '' : 'other labels, by which it is routed',
    isDeepStrictEqual(before.annotations, after.annotations) ? '' : 'other annotations',
  ].filter(part => part !== '');
  return parts.length > 0 ? parts.join('; ') : undefined;
}

const valueChange = (what: string, was: unknown, is: unknown): string => (was === is ? '' : `${what} ${was} → ${is}`);

const number = /(?<![\w.:$])\d+(?:\.\d+)?(?:e[+-]?\d+)?(?![\w.])/gi;

/** `threshold 0.05 → 0.1` where the last number alone changes, else what can be said of the expression. */
function expressionChange(before: string, after: string): string {
  const [was, is] = [before, after].map(expr => expr.replace(/\s+/g, ' ').trim());
  if (was === is || was === undefined || is === undefined) return '';
  const [numbersWas, numbersIs] = [was.match(number) ?? [], is.match(number) ?? []];
  if (was.replace(number, '#') !== is.replace(number, '#')) return 'another condition';
  const changed = numbersIs.flatMap((value, i) => (value === numbersWas[i] ? [] : [`${numbersWas[i]} → ${value}`]));
  return `threshold ${listed(changed)}`;
}

function* shown({ previous, next }: Pair): Iterable<Consequence> {
  const [was, is] = [dashboardsOf(previous), dashboardsOf(next)];
  for (const [key, { object, title, model }] of is) {
    const before = was.get(key);
    if (!before) yield { section, id: 'dashboard-added', object, message: `adds dashboard "${title}"` };
    else if (!isDeepStrictEqual(before.model, model))
      yield { section, id: 'dashboard-changed', object, message: `changes dashboard "${title}"` };
  }
  for (const [key, { object, title }] of was) {
    if (!is.has(key)) yield { section, id: 'dashboard-removed', object, message: `removes dashboard "${title}"` };
  }
}

function dashboardsOf(graph: Graph) {
  return new Map(
    dashboards(graph).map(({ object, path, model }) => {
      const key = textOf(model?.['uid']) ?? `${namespaceOf(object)} ${path}`;
      return [key, { object, model, title: textOf(model?.['title']) ?? path }] as const;
    }),
  );
}

const scrapers = new Set(['ServiceMonitor', 'PodMonitor', 'Probe', 'ScrapeConfig']);
const receivers = new Set(['AlertmanagerConfig', 'Alertmanager']);

function* scraped(pair: Pair): Iterable<Consequence> {
  const { added, removed, changed } = changesOf(pair);
  for (const object of added) {
    if (isScraper(object)) yield { section, id: 'target-added', object, message: 'is new: its targets are scraped' };
  }
  for (const object of removed) {
    if (isScraper(object))
      yield { section, id: 'target-removed', object, message: 'is removed: its targets are no longer scraped' };
    if (isReceiver(object))
      yield { section, id: 'routes-removed', object, message: 'is removed: its routes and receivers are gone' };
  }
  for (const { before, after: object } of changed) {
    if (isDeepStrictEqual(fieldsOf(at(before.manifest, 'spec')), fieldsOf(at(object.manifest, 'spec')))) continue;
    if (isScraper(object)) yield { section, id: 'target-changed', object, message: 'scrapes otherwise' };
    if (isReceiver(object))
      yield {
        section,
        id: 'routes-changed',
        object,
        message: 'sends alerts otherwise: its routes or receivers change',
      };
  }
}

const isOperated = ({ group }: GraphObject): boolean => group === 'monitoring.coreos.com';
const isScraper = (object: GraphObject): boolean => isOperated(object) && scrapers.has(object.kind);
const isReceiver = (object: GraphObject): boolean => isOperated(object) && receivers.has(object.kind);
