import { pooledCalls } from '../graph/callers.js';
import { at, type Fields } from '../graph/fields.js';
import type { Graph } from '../graph/graph.js';
import type { GraphObject } from '../graph/object.js';
import { peakOf } from '../graph/peak.js';
import { autoscalersOf, replicasOf } from '../graph/scaling.js';
import { type Workload, workloadFor } from '../graph/workload.js';
import { quantity } from '../manifest/quantity.js';
import { type Changed, changesOf } from './changes.js';
import type { Consequence, Pair } from './consequence.js';
import { range } from './lists.js';
import { podMakerLike } from './pod-maker.js';

const section = 'capacity';

/** Pods, requests, limits, quotas, sizes of claims, budgets and connections that change. */
export function* capacity(pair: Pair): Iterable<Consequence> {
  const { changed } = changesOf(pair);
  for (const change of changed) {
    const workload = workloadFor(pair.next, change.after);
    const before = workloadFor(pair.previous, change.before);
    if (workload && before) yield* resources(before, workload);
    yield* hard(change);
    yield* claimed(change);
    yield* budgeted(change);
  }
  yield* replicas(pair);
  yield* databaseConnections(pair);
}

function* replicas({ previous, next }: Pair): Iterable<Consequence> {
  for (const kind of ['Deployment', 'StatefulSet', 'ReplicaSet', 'Rollout', 'Cluster']) {
    for (const object of next.ofKind(kind)) {
      const workload = podMakerLike(next, object);
      const before = podMakerLike(previous, object);
      if (!workload || !before) continue;
      const [was, is] = [replicasOf(previous, before), replicasOf(next, workload)];
      if (was.min === is.min && was.max === is.max) continue;
      const [scaler] = autoscalersOf(next, object);
      const by = scaler ? ` (${scaler.object.kind} ${scaler.object.name})` : '';
      const message = `runs ${range(was.min, was.max)} → ${range(is.min, is.max)} pods${by}`;
      yield { section, id: 'replicas-changed', object, path: scaler ? undefined : 'spec.replicas', message };
    }
  }
}

function* resources(before: Workload, after: Workload): Iterable<Consequence> {
  const was = new Map(before.containers.map(({ name, fields }) => [name, fields]));
  for (const { name, fields, path } of after.containers) {
    const old = was.get(name);
    if (!old) continue;
    const parts = ['requests', 'limits'].flatMap(kind =>
      amounts(at(old, 'resources', kind), at(fields, 'resources', kind)).map(text => `${kind.slice(0, -1)} of ${text}`),
    );
    if (parts.length === 0) continue;
    yield {
      section,
      id: 'resources-changed',
      object: after.object,
      path: `${path}.resources`,
      message: `container ${name}: ${parts.join(', ')}`,
    };
  }
}

/** `cpu 100m → 200m` for each amount that is not the same. */
function amounts(was: Fields, is: Fields): readonly string[] {
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].sort().flatMap(name => {
    const isSame =
      was[name] === is[name] || (quantity(was[name]) !== undefined && quantity(was[name]) === quantity(is[name]));
    return isSame ? [] : [`${name} ${was[name] ?? 'none'} → ${is[name] ?? 'none'}`];
  });
}

function* hard({ before, after: object }: Changed): Iterable<Consequence> {
  if (object.kind !== 'ResourceQuota') return;
  const parts = amounts(at(before.manifest, 'spec', 'hard'), at(object.manifest, 'spec', 'hard'));
  if (parts.length > 0) yield { section, id: 'quota-changed', object, path: 'spec.hard', message: parts.join(', ') };
}

function* claimed({ before, after: object }: Changed): Iterable<Consequence> {
  if (object.kind !== 'PersistentVolumeClaim') return;
  const [was, is] = [before, object].map(({ manifest }) => at(manifest, 'spec', 'resources', 'requests'));
  const parts = amounts(was!, is!);
  if (parts.length > 0)
    yield { section, id: 'claim-resized', object, path: 'spec.resources.requests', message: parts.join(', ') };
}

function* budgeted({ before, after: object }: Changed): Iterable<Consequence> {
  if (object.kind !== 'PodDisruptionBudget') return;
  const text = (spec: Fields) =>
    ['minAvailable', 'maxUnavailable']
      .flatMap(field => (spec[field] === undefined ? [] : [`${field} ${spec[field]}`]))
      .join(', ') || 'nothing';
  const [was, is] = [before, object].map(({ manifest }) => text(at(manifest, 'spec')));
  if (was !== is)
    yield { section, id: 'budget-changed', object, path: 'spec', message: `holds evictions back by ${was} → ${is}` };
}

/** Of declared calls through a pool: what all callers together open at most, scaled out and in a rollout. */
function* databaseConnections({ previous, next }: Pair): Iterable<Consequence> {
  const totals = new Map<
    string,
    { was: number; is: number; readonly object: GraphObject; readonly most: number | undefined }
  >();
  for (const { to, pool, from } of pooledCalls(next)) {
    for (const workload of from) {
      const { object } = workload;
      const before = podMakerLike(previous, object);
      const total = totals.get(to.id) ?? { was: 0, is: 0, object, most: to.maxConnections };
      totals.set(to.id, total);
      total.is += pool * podsOf(next, workload);
      total.was += before ? pool * podsOf(previous, before) : 0;
    }
  }
  for (const [id, { was, is, object, most }] of totals) {
    const limit = most === undefined ? '' : ` of ${most}`;
    const over = most === undefined || is <= most ? '' : `, ${is - most} more than it accepts`;
    const message = `with all others opens at most ${was} → ${is}${limit} connections to ${id}${over}`;
    if (was !== is) yield { section, id: 'connections-changed', object, message };
  }
}

function podsOf(graph: Graph, workload: Workload): number {
  const { pods, stopping } = peakOf(graph, workload);
  return pods + stopping;
}
