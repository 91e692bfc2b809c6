import type { Change } from '../compare/change.js';
import { lostData } from '../compare/lost-data.js';
import { replicasHandover } from '../compare/replicas-handover.js';
import { at, listOf, numberOf, textOf } from '../graph/fields.js';
import type { Graph } from '../graph/graph.js';
import type { GraphObject } from '../graph/object.js';
import { changesOf } from './changes.js';
import type { Consequence, Pair } from './consequence.js';
import { counted } from './lists.js';

/** Data and protection that are gone with the next graph. */
export function* lost(pair: Pair): Iterable<Consequence> {
  const { previous, next } = pair;
  for (const change of lostData(previous, next)) yield { ...consequenceOf(change), ...said(pair, change) };
  for (const change of replicasHandover(previous, next)) yield { ...consequenceOf(change), section: 'capacity' };
  yield* scaledAway(pair);
  yield* reclaimed(pair);
}

const consequenceOf = ({ id, object, path, message, hint }: Change): Consequence => ({
  section: 'lost',
  id,
  object,
  path,
  message,
  hint,
});

/** What is known of the loss besides the kind. */
function said(pair: Pair, { id, object }: Change): Partial<Consequence> {
  if (id !== 'data-removed') return {};
  const gone = `is removed: ${lossOf(pair.previous, object)}`;
  const to = changesOf(pair).renamed.find(({ before }) => before === object)?.after;
  return { message: to ? `${gone}; ${to.name} is the same under another name, and begins empty` : gone };
}

function lossOf(graph: Graph, object: GraphObject): string {
  const { kind, name, manifest } = object;
  const spec = at(manifest, 'spec');
  if (kind === 'Namespace') {
    const inside = graph.objects.filter(each => each.namespace === name).length;
    return `everything in it is deleted, ${counted(inside, 'object')} of these manifests among it`;
  }
  if (kind === 'CustomResourceDefinition') {
    const { kind: instance } = at(spec, 'names');
    const group = textOf(spec['group']) ?? '';
    const instances = graph.ofKind(`${instance}`).filter(each => each.group === group).length;
    return `every ${instance} of the cluster is deleted, ${instances} of these manifests among them`;
  }
  if (kind === 'StatefulSet') {
    const claims = listOf(spec['volumeClaimTemplates']).length;
    const isDeleted = at(spec, 'persistentVolumeClaimRetentionPolicy')['whenDeleted'] === 'Delete';
    if (claims === 0) return 'its pods stop';
    return isDeleted
      ? 'its pods stop, and the claims of its pods are deleted with them'
      : 'its pods stop; the claims of its pods stay';
  }
  if (kind === 'PersistentVolumeClaim') {
    const policy = reclaimPolicyOf(graph, object);
    if (policy === 'Retain') return 'its volume keeps the data, and nothing uses it (reclaim policy Retain)';
    return policy === 'Delete'
      ? 'its volume is deleted with its data (reclaim policy Delete)'
      : 'its volume is deleted with its data, unless its storage class retains it';
  }
  if (kind === 'PersistentVolume') return 'its data is out of reach, or deleted';
  return 'its databases are deleted';
}

/** What happens to the volume behind a claim, by its storage class or its volume, where the graph has one. */
function reclaimPolicyOf(graph: Graph, claim: GraphObject): string | undefined {
  const { storageClassName, volumeName } = at(claim.manifest, 'spec');
  const volume = graph.get('', 'PersistentVolume', undefined, `${volumeName}`);
  if (volume) return textOf(at(volume.manifest, 'spec')['persistentVolumeReclaimPolicy']) ?? 'Retain';
  const storage = graph.get('storage.k8s.io', 'StorageClass', undefined, `${storageClassName}`);
  return storage && (textOf(storage.manifest['reclaimPolicy']) ?? 'Delete');
}

/** Replicas that go, whose claims go with them. */
function* scaledAway(pair: Pair): Iterable<Consequence> {
  for (const { before, after } of changesOf(pair).changed) {
    const spec = at(after.manifest, 'spec');
    const [was, is] = [before, after].map(({ manifest }) => numberOf(at(manifest, 'spec')['replicas']) ?? 1);
    const claims = listOf(spec['volumeClaimTemplates']).length;
    if (after.kind !== 'StatefulSet' || claims === 0 || is! >= was!) continue;
    if (at(spec, 'persistentVolumeClaimRetentionPolicy')['whenScaled'] !== 'Delete') continue;
    const message = `goes from ${was} to ${is} replicas, and the claims of the ${counted(was! - is!, 'pod')} that go are deleted`;
    yield {
      section: 'lost',
      id: 'claims-deleted',
      object: after,
      path: 'spec.replicas',
      message,
      hint: 'Set whenScaled: Retain to keep their data.',
    };
  }
}

/** Volumes that are deleted from now on when their claims are. */
function* reclaimed(pair: Pair): Iterable<Consequence> {
  const path = 'spec.persistentVolumeReclaimPolicy';
  for (const { before, after } of changesOf(pair).changed) {
    if (after.kind !== 'PersistentVolume') continue;
    const [was, is] = [before, after].map(
      ({ manifest }) => textOf(at(manifest, 'spec')['persistentVolumeReclaimPolicy']) ?? 'Retain',
    );
    if (was !== 'Retain' || is === 'Retain') continue;
    const message = `is deleted with its data from now on, when its claim is (reclaim policy ${was} → ${is})`;
    yield { section: 'lost', id: 'reclaim-policy', object: after, path, message, hint: 'Keep Retain.' };
  }
}
