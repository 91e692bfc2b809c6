import { at, listOf, textOf } from './fields.js';
import type { Graph } from './graph.js';
import type { GraphObject } from './object.js';
import { perGraph } from './per-graph.js';
import { podPath, workloads } from './workload.js';

/** Kinds of objects that manifests name and the platform brings. */
export const assumedKinds = [
  'Namespace',
  'PriorityClass',
  'IngressClass',
  'GatewayClass',
  'StorageClass',
  'ClusterIssuer',
  'ClusterSecretStore',
] as const;
export type AssumedKind = (typeof assumedKinds)[number];

/** An object that is named and not rendered: somebody else has to bring it. */
export interface Assumption {
  readonly kind: AssumedKind;
  readonly name: string;
  /** Who names it first, and where. */
  readonly from: GraphObject;
  readonly path: string;
}

/** Everything that the objects of a graph take for granted, each once, by kind and name. */
export const assumptions = perGraph((graph: Graph): readonly Assumption[] => {
  const found = new Map<string, Assumption>();
  for (const each of named(graph)) {
    const id = `${assumedKinds.indexOf(each.kind)} ${each.name}`;
    const rendered = graph.ofKind(each.kind).some(({ name }) => name === each.name);
    if (!rendered && each.name !== '' && !builtIn.has(`${each.kind}/${each.name}`) && !found.has(id))
      found.set(id, each);
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
});

/** What every cluster has. */
const builtIn = new Set([
  ...['default', 'kube-system', 'kube-public', 'kube-node-lease'].map(name => `Namespace/${name}`),
  ...['system-cluster-critical', 'system-node-critical'].map(name => `PriorityClass/${name}`),
]);

function* named(graph: Graph): Iterable<Assumption> {
  for (const object of graph.objects) {
    const { kind, manifest, namespace } = object;
    const spec = at(manifest, 'spec');
    const one = function* (assumed: AssumedKind, value: unknown, path: string): Iterable<Assumption> {
      const name = textOf(value);
      if (name !== undefined) yield { kind: assumed, name, from: object, path };
    };
    yield* one('Namespace', namespace, 'metadata.namespace');
    yield* one('PriorityClass', spec['priorityClassName'], 'spec.priorityClassName');
    yield* one(
      'PriorityClass',
      at(spec, 'template', 'spec')['priorityClassName'],
      'spec.template.spec.priorityClassName',
    );
    if (kind === 'Ingress') {
      yield* one('IngressClass', spec['ingressClassName'], 'spec.ingressClassName');
      const issuer = 'cert-manager.io/cluster-issuer';
      yield* one('ClusterIssuer', at(manifest, 'metadata', 'annotations')[issuer], `metadata.annotations["${issuer}"]`);
    }
    if (kind === 'Gateway') yield* one('GatewayClass', spec['gatewayClassName'], 'spec.gatewayClassName');
    const issuer = at(spec, 'issuerRef');
    if (kind === 'Certificate' && issuer['kind'] === 'ClusterIssuer')
      yield* one('ClusterIssuer', issuer['name'], 'spec.issuerRef.name');
    const store = at(spec, 'secretStoreRef');
    if (kind === 'ExternalSecret' && store['kind'] === 'ClusterSecretStore')
      yield* one('ClusterSecretStore', store['name'], 'spec.secretStoreRef.name');
    yield* one('StorageClass', at(spec, 'storage')['storageClass'], 'spec.storage.storageClass');
    for (const [i, claim] of listOf(spec['volumeClaimTemplates']).entries())
      yield* one(
        'StorageClass',
        at(claim, 'spec')['storageClassName'],
        `spec.volumeClaimTemplates[${i}].spec.storageClassName`,
      );
    if (kind === 'PersistentVolumeClaim') yield* one('StorageClass', spec['storageClassName'], 'spec.storageClassName');
  }
  for (const workload of workloads(graph)) {
    const name = textOf(workload.spec['priorityClassName']);
    const path = podPath(workload, 'priorityClassName');
    if (name !== undefined) yield { kind: 'PriorityClass', name, from: workload.object, path };
  }
}
