import { at, type Fields, isMap } from '../graph/fields.js';
import { changesOf } from './changes.js';
import type { Consequence, Pair } from './consequence.js';

/** A strategy that takes no `rollingUpdate`, and the fields that the API server has put there by itself. */
interface Strategy {
  readonly field: string;
  readonly type: string;
  /** The fields of `rollingUpdate` that get defaults where a manifest has no `rollingUpdate`. */
  readonly defaults: (before: Fields) => readonly string[];
}

const strategies: Readonly<Record<string, Strategy>> = {
  Deployment: { field: 'strategy', type: 'Recreate', defaults: () => ['maxSurge', 'maxUnavailable'] },
  StatefulSet: {
    field: 'updateStrategy',
    type: 'OnDelete',
    defaults: ({ type }) => (type === undefined ? ['partition'] : []),
  },
};

/**
 * Strategies that change to one that refuses the defaults of the last one: server-side apply leaves them, since they have
 * no owner, and `rollingUpdate: null` does not remove them. A manifest with any field of `rollingUpdate` owns all of it: it
 * goes as a whole.
 */
export function* keptDefaults(pair: Pair): Iterable<Consequence> {
  for (const { before, after: object } of changesOf(pair).changed) {
    const strategy = strategies[object.kind];
    if (!strategy) continue;
    const { field, type, defaults } = strategy;
    const [was, is] = [before, object].map(({ manifest }) => at(manifest, 'spec', field));
    if ((was!['type'] ?? 'RollingUpdate') !== 'RollingUpdate' || is!['type'] !== type || isMap(is!['rollingUpdate']))
      continue;
    const left = isMap(was!['rollingUpdate']) ? [] : defaults(was!);
    if (left.length === 0) continue;
    const path = `spec.${field}.rollingUpdate`;
    const message = `${path} keeps the default of ${left.join(' and ')} under server-side apply, and the API server refuses it with ${type}`;
    yield {
      section: 'refused',
      id: 'default-kept',
      object,
      path,
      message,
      hint: `State ${left.join(' and ')} in one change, so that they have an owner, and remove them in the next.`,
    };
  }
}
