import type { Labels } from '../../intent/endpoint.js';
import type { Matchers } from '../../promql/matcher.js';
import type { Metric } from '../metric.js';
import { type Scope, scopeMatchers } from '../scope.js';
import type { Feed } from './alert-test.js';
import { exampleLabels, examplesOf } from './example.js';

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

/** Two of a kind, as labels that tell them apart: by the first of these that the matchers leave free, else by pod. */
export function siblings(per: readonly string[], where: Matchers = {}): readonly [Labels, Labels] {
  for (const label of per) {
    const match = where[label];
    const [one, two] = match === undefined ? ['one', 'two'] : examplesOf(match);
    if (one !== undefined && two !== undefined) return [{ [label]: one }, { [label]: two }];
  }
  return [{ pod: 'one' }, { pod: 'two' }];
}
