import { isDeepStrictEqual } from 'node:util';
import { at, type Fields, without } from '../graph/fields.js';
import type { GraphObject } from '../graph/object.js';
import { quantity } from '../manifest/quantity.js';
import type { Change } from './change.js';
import { keptAsItWas, refusal } from './refusal.js';
import { storedField, storedValue } from './stored-fields.js';

/** Where kinds have the size of a claim. CloudNativePG refuses a smaller one as the API server does: its webhook says "can't shrink existing storage". */
const sizes: Readonly<Record<string, readonly (readonly string[])[]>> = {
  '/PersistentVolumeClaim': [['spec', 'resources', 'requests', 'storage']],
  'postgresql.cnpg.io/Cluster': [
    ['spec', 'storage', 'size'],
    ['spec', 'walStorage', 'size'],
  ],
};

/** A claim may grow and never shrink. */
export function* shrunk(before: GraphObject, after: GraphObject): Iterable<Change> {
  for (const path of sizes[`${after.group}/${after.kind}`] ?? []) {
    const [was, is] = [before, after].map(({ manifest }) => at(manifest, ...path.slice(0, -1))[path.at(-1)!]);
    const [much, little] = [quantity(was), quantity(is)];
    if (much === undefined || little === undefined || little >= much) continue;
    yield refusal(after, path.join('.'), `${is} is less than ${was}: a claim may only grow`);
  }
}

/** What else of a claim never changes: its other resources, and where its data come from. */
export function* claimChanges(before: GraphObject, after: GraphObject): Iterable<Change> {
  if (after.kind !== 'PersistentVolumeClaim') return;
  const [was, is] = [before, after].map(({ manifest }) => at(manifest, 'spec', 'resources')) as [Fields, Fields];
  for (const [field, ...apart] of [['limits'], ['requests', 'storage']] as const) {
    const [old, now] = [was, is].map(resources => storedValue(without(resources[field], ...apart), field));
    if (!isDeepStrictEqual(old, now)) yield refusal(after, `spec.resources.${field}`);
  }
  yield* movedSource(before, after);
}

/** A source is in both of its fields: one that only one of them stated stays in the other. */
function* movedSource(before: GraphObject, after: GraphObject): Iterable<Change> {
  const paths = ['spec.dataSource', 'spec.dataSourceRef'];
  const [was, is] = [before, after].map(object => paths.map(path => storedField(object, path)));
  const [old, source] = [was, is].map(all => all!.find(each => each !== undefined));
  const path = paths[is!.findIndex(each => each !== undefined)] ?? paths[was!.findIndex(each => each !== undefined)]!;
  if (source === undefined && was!.includes(undefined)) {
    if (old !== undefined) yield keptAsItWas(after, path, old);
  } else if (!isDeepStrictEqual(old, source)) yield refusal(after, path);
}
