import type { Matchers } from '../../promql/matcher.js';
import type { Histogram } from '../metric.js';
import type { Scope } from '../scope.js';
import type { Feed } from './alert-test.js';
import { feedsOf, siblings } from './feeds.js';

interface Measured {
  readonly metric: Histogram;
  readonly scope: Scope;
  readonly namespace: string;
  readonly where: Matchers;
  /** A bound of the buckets: the slow ones are in the next bucket, all others in the one below. */
  readonly threshold: number;
  readonly perSecond: number;
  /** The share above the threshold. */
  readonly slow: number;
}

/** The buckets, count and sum of two siblings that share the measurements. */
export function bucketFeeds({
  metric,
  scope,
  namespace,
  where,
  threshold,
  perSecond,
  slow,
}: Measured): readonly Feed[] {
  const { growsBy } = feedsOf(metric, scope, namespace, where);
  const bounds = [...metric.buckets.map(String), '+Inf'];
  const below = (bound: string) => (bound === '+Inf' ? Number.POSITIVE_INFINITY : Number(bound));
  const upTo = (bound: string) => (below(bound) < threshold ? 0 : below(bound) === threshold ? 1 - slow : 1);
  return siblings(['pod']).flatMap(sibling => [
    ...bounds.map(le => growsBy((upTo(le) * perSecond) / 2, { ...sibling, le }, '_bucket')),
    growsBy(perSecond / 2, sibling, '_count'),
    growsBy((perSecond * threshold) / 2, sibling, '_sum'),
  ]);
}
