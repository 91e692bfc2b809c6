import { definerOf, externalUnits } from '../../graph/external.js';
import { at, textOf } from '../../graph/fields.js';
import type { Graph } from '../../graph/graph.js';
import { phaseOf } from '../../graph/hooks.js';
import type { GraphObject } from '../../graph/object.js';
import { provided } from '../../graph/provided.js';
import type { Reference } from '../../graph/reference.js';
import { referencesTo } from '../../graph/references.js';
import { hasWaves, isLater, placeInSync } from '../../graph/sync-waves.js';
import { requiredWebhooks } from '../../graph/webhooks.js';
import { groupOf } from '../../manifest/group.js';
import { formatObject } from '../../problem.js';
import { type Check, type Finding, finding, risk } from '../check.js';
import { joined } from '../missing.js';

export const needsLaterWave: Check = {
  id: 'needs-later-wave',
  title: 'Nothing needs an object of a later wave',
  why: 'Argo CD applies a wave when everything of the one before is healthy: what waits for an object of a later wave never is, and the sync waits for ever.',
  fix: 'Give the needed object an earlier wave than its user, or both the same.',
  category: 'delivery',
  severity: 'error',
  kinds: 'any',
  docs: 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/',
  fails: `
apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: api, annotations: { argocd.argoproj.io/sync-wave: "-1" } }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec: { containers: [{ name: api, image: 'api:1', envFrom: [{ configMapRef: { name: settings } }] }] }
`,
  *check(graph) {
    if (!hasWaves(graph)) return;
    for (const kind of ['ConfigMap', 'Secret', 'ServiceAccount', 'PersistentVolumeClaim'] as const) {
      for (const reference of referencesTo(graph, kind)) yield* ofReference(graph, reference);
    }
    yield* claimsBeforeTheirUsers(graph);
    yield* beforeTheirDefinition(graph);
    yield* behindWebhooks(graph);
    for (const object of graph.objects) {
      const namespace = object.namespace && graph.get('', 'Namespace', undefined, object.namespace);
      if (namespace && isLater(namespace, object)) yield laterFinding(object, 'metadata.namespace', namespace);
    }
  },
};

function laterFinding(object: GraphObject, path: string, needed: GraphObject): Finding {
  const message = `is applied in ${placeInSync(object)} and needs ${formatObject(needed)}, which comes in ${placeInSync(needed)}`;
  return areTogether(object, needed)
    ? finding(object, path, message)
    : risk(object, path, joined(message, 'Where one Application has both, its sync waits for ever'));
}

/** Waves order what one Application has: a system in an environment, and of plain files at least those of one folder. */
function areTogether(some: GraphObject, other: GraphObject): boolean {
  if (some.unit || other.unit)
    return some.unit?.system === other.unit?.system && some.unit?.environment === other.unit?.environment;
  return folderOf(some) === folderOf(other);
}

const folderOf = ({ file = '' }: GraphObject): string => file.slice(0, file.lastIndexOf('/') + 1);

/** Argo CD waits for these until their pods run; a CronJob is healthy at once. */
const awaited = new Set(['DaemonSet', 'Deployment', 'Job', 'Pod', 'ReplicaSet', 'Rollout', 'StatefulSet']);

function* ofReference(graph: Graph, { from, path, kind, namespace, name, optional }: Reference): Iterable<Finding> {
  if (optional || !awaited.has(from.kind)) return;
  const makers =
    kind === 'ConfigMap' || kind === 'Secret'
      ? provided(graph, kind, namespace, name).map(({ by }) => by)
      : [{ apiVersion: 'v1', kind, namespace: from.namespace, name }];
  const objects = makers.map(by => graph.get(groupOf(by.apiVersion), by.kind, by.namespace, by.name));
  const [needed] = objects;
  if (!needed || !objects.every(object => object && isLater(object, from))) return;
  // That a hook runs before everything else is for the check of hooks.
  if (phaseOf(from) === 'before' && phaseOf(needed) !== 'before') return;
  yield laterFinding(from, path, needed);
}

/** A claim whose volume is made for the node of its first pod is not healthy before that pod is there. */
function* claimsBeforeTheirUsers(graph: Graph): Iterable<Finding> {
  const users = new Map<GraphObject, GraphObject[]>();
  for (const { from, namespace, name } of referencesTo(graph, 'PersistentVolumeClaim')) {
    const claim = graph.get('', 'PersistentVolumeClaim', namespace, name);
    if (claim) users.set(claim, [...(users.get(claim) ?? []), from]);
  }
  for (const [claim, all] of users) {
    const [first] = all;
    if (!first || !all.every(user => isLater(user, claim))) continue;
    const name = textOf(at(claim.manifest, 'spec')['storageClassName']);
    const storage = name === undefined ? undefined : graph.get('storage.k8s.io', 'StorageClass', undefined, name);
    const mode = storage?.manifest['volumeBindingMode'];
    if (name === '' || (storage && mode !== 'WaitForFirstConsumer')) continue;
    const message = `is applied in ${placeInSync(claim)}, before its first user ${formatObject(first)} in ${placeInSync(first)}`;
    const why = 'its storage class makes the volume when the first pod is there, and until then Argo CD waits';
    yield storage
      ? finding(claim, 'spec.storageClassName', `${message}: ${why}`, 'Give both the same wave.')
      : risk(claim, 'spec.storageClassName', `${message}. Where ${why}, it never goes on`, 'Give both the same wave.');
  }
}

/** Objects that the API server refuses as long as a webhook without its server is there: that server comes later. */
function* behindWebhooks(graph: Graph): Iterable<Finding> {
  for (const { configuration, path, servers, intercepts } of requiredWebhooks(graph)) {
    const [server] = servers;
    if (!server || !servers.every(({ object }) => isLater(object, configuration))) continue;
    const refused = graph.objects.find(
      object =>
        object !== configuration &&
        !isLater(configuration, object) &&
        (object === server.object || servers.every(each => isLater(each.object, object))) &&
        intercepts(object),
    );
    if (!refused) continue;
    const what = refused === server.object ? 'its pods' : `${formatObject(refused)} of ${placeInSync(refused)}`;
    const message = `is applied in ${placeInSync(configuration)} and answered by ${formatObject(server.object)}, which comes in ${placeInSync(server.object)}: until then the API server refuses ${what}`;
    const hint =
      'Give the webhook a later wave than its server, or exclude with namespaceSelector what comes before it.';
    yield areTogether(configuration, server.object)
      ? finding(configuration, `${path}.clientConfig.service`, message, hint)
      : risk(
          configuration,
          `${path}.clientConfig.service`,
          joined(message, 'Where one Application has both, its sync never ends'),
          hint,
        );
  }
}

function* beforeTheirDefinition(graph: Graph): Iterable<Finding> {
  for (const definition of graph.ofKind('CustomResourceDefinition')) {
    const { group, names } = at(definition.manifest, 'spec');
    for (const object of graph.ofKind(textOf(at(names)['kind']) ?? '')) {
      if (object.group === group && isLater(definition, object)) yield laterFinding(object, 'kind', definition);
    }
  }
  if (externalUnits(graph).length === 0) return;
  for (const object of graph.objects) {
    const release = definerOf(graph, object)?.unit.object;
    if (release && isLater(release, object)) yield laterFinding(object, 'kind', release);
  }
}
