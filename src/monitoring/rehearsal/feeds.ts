import type { Labels } from '../../intent/endpoint.js';
import type { Matchers } from '../matcher.js';
import type { Metric } from '../metric.js';
import { type Scope, scopeMatchers } from '../scope.js';
import { exampleLabels } from './example.js';
import type { Feed } from './rehearsal.js';

/** Makes the series of one metric for a test, labelled as a scrape of this namespace would. */
export function feedsOf(metric: Metric, scope: Scope, namespace: string, where: Matchers = {}) {
  const fixed = { ...exampleLabels(where), ...scopeMatchers(metric, { ...scope, namespace }) };
  const feed = (value: Feed['value'], labels: Labels, suffix: string): Feed => ({
    name: metric.name + suffix,
    labels: { ...fixed, ...labels },
    value,
  });
  return {
    stays: (value: number, labels: Labels = {}, suffix = '') => feed({ stays: value }, labels, suffix),
    growsBy: (perSecond: number, labels: Labels = {}, suffix = '', from = 0) =>
      feed({ growsBy: perSecond, from }, labels, suffix),
  };
}

/** Two of a kind, as labels that tell them apart. */
export const siblings = (label: string): readonly [Labels, Labels] => [{ [label]: 'one' }, { [label]: 'two' }];
