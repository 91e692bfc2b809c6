import { at, listOf, textOf } from '../../graph/fields.js';
import type { Graph } from '../../graph/graph.js';
import { namespaceOf } from '../../graph/object.js';
import { perGraph } from '../../graph/per-graph.js';
import { referencesTo } from '../../graph/references.js';
import { didYouMean } from '../../problem.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';
import { missing } from '../missing.js';

const claim = { group: '', apiVersion: 'v1', kind: 'PersistentVolumeClaim' };

export const claimExists: Check = {
  id: 'claim-exists',
  title: 'Every PersistentVolumeClaim that a pod mounts exists',
  why: 'The pod stays Pending: "persistentvolumeclaim not found". A warning where something outside the manifests may make it.',
  fix: 'Declare the claim in the same namespace, or correct the name.',
  category: 'storage',
  severity: 'error',
  kinds: podMakingKinds,
  docs: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#claims-as-volumes',
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  containers: [{ name: api, image: 'api:1' }]
  volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
`,
  *check(graph) {
    for (const { from, path, namespace, name } of referencesTo(graph, 'PersistentVolumeClaim')) {
      if (graph.get('', 'PersistentVolumeClaim', from.namespace, name)) continue;
      if (templated(graph).has(`${namespace}/${name.replace(/-\d+$/, '')}`)) continue;
      const here = graph.ofKind('PersistentVolumeClaim').filter(other => namespaceOf(other) === namespace);
      const near = didYouMean(
        name,
        here.map(other => other.name),
      );
      const message = `no PersistentVolumeClaim "${name}" in namespace "${namespace}".${near}`;
      yield* missing(graph, finding(from, path, message), { ...claim, namespace, name });
    }
  },
};

/** `<template>-<StatefulSet>`: what the claims of a StatefulSet's pods are called, before the pod's number. */
const templated: (graph: Graph) => ReadonlySet<string> = perGraph(
  graph =>
    new Set(
      graph
        .ofKind('StatefulSet')
        .flatMap(set =>
          listOf(at(set.manifest, 'spec')['volumeClaimTemplates']).map(
            template => `${namespaceOf(set)}/${textOf(at(template, 'metadata')['name'])}-${set.name}`,
          ),
        ),
    ),
);
