import type { Environment } from '../environment/environment.js';
import { problem, UsageError } from '../problem.js';

/** A part of a fleet's environments: the third of eight is `{ index: 3, of: 8 }`. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** Reads `3/8`. @throws UsageError for anything else */
export function parseShard(text: string): Shard {
  const [, index = 0, of = 0] = (/^([1-9]\d{0,4})\/([1-9]\d{0,4})$/.exec(text) ?? []).map(Number);
  if (index >= 1 && index <= of) return { index, of };
  throw new UsageError([
    problem('shard', `the shard is "${text}".`, {
      hint: 'It must look like "3/8": the third of eight, which together are all environments.',
    }),
  ]);
}

/**
 * The environments of a shard. Environments of one cluster are in one shard, because each is checked with the others; a
 * shard may be empty when there are more shards than clusters.
 */
export function inShard(environments: readonly Environment[], { index, of }: Shard): readonly Environment[] {
  const clusters = new Map<string, number>();
  return environments.filter(({ name, cluster }) => {
    const key = cluster.name === undefined ? `environment ${name}` : `cluster ${cluster.name}`;
    const place = clusters.get(key) ?? clusters.size;
    clusters.set(key, place);
    return place % of === index - 1;
  });
}
