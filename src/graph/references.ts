import { append } from './append.js';
import { at, type Fields, fieldsOf, listOf, textOf } from './fields.js';
import type { Graph } from './graph.js';
import { type GraphObject, namespaceOf } from './object.js';
import { perGraph } from './per-graph.js';
import type { Reference, ReferredKind } from './reference.js';
import { templatedVolumes, volumesOf } from './volumes.js';
import { podPath, type Workload, workloads } from './workload.js';

/** What names an object of a kind, in pods and in what stands beside them. */
export function referencesTo(graph: Graph, kind: ReferredKind): readonly Reference[] {
  return byKind(graph).get(kind) ?? [];
}

const byKind = perGraph(graph => {
  const found = new Map<ReferredKind, Reference[]>();
  for (const workload of workloads(graph)) {
    for (const reference of referencesOf(workload)) append(found, reference.kind, reference);
  }
  for (const reference of [
    ...graph.ofKind('Ingress').flatMap(tlsOf),
    ...['Gateway', 'ListenerSet'].flatMap(kind => graph.ofKind(kind)).flatMap(certificatesOf),
  ]) {
    append(found, reference.kind, reference);
  }
  return found;
});

function* referencesOf(workload: Workload): Iterable<Reference> {
  const { object: from, namespace, spec } = workload;
  const named = (kind: ReferredKind, name: unknown, path: string) => {
    const text = textOf(name);
    return text ? [{ from, path, kind, namespace, name: text, optional: false }] : [];
  };
  // The older name of the field counts where the newer one is not given.
  const account = textOf(spec['serviceAccountName']) ? 'serviceAccountName' : 'serviceAccount';
  yield* named('ServiceAccount', spec[account], podPath(workload, account));
  for (const [i, secret] of listOf(spec['imagePullSecrets']).entries()) {
    const path = podPath(workload, `imagePullSecrets[${i}].name`);
    yield* named('Secret', at(secret)['name'], path).map(reference => ({ ...reference, optional: true }));
  }
  for (const { path, fields } of workload.containers) {
    for (const [i, entry] of listOf(fields['env']).entries()) {
      const source = at(entry, 'valueFrom');
      const sourcePath = `${path}.env[${i}].valueFrom`;
      yield* keyed(workload, 'ConfigMap', source['configMapKeyRef'], `${sourcePath}.configMapKeyRef`);
      yield* keyed(workload, 'Secret', source['secretKeyRef'], `${sourcePath}.secretKeyRef`);
    }
    for (const [i, entry] of listOf(fields['envFrom']).entries()) {
      const source = fieldsOf(entry);
      yield* keyed(workload, 'ConfigMap', source['configMapRef'], `${path}.envFrom[${i}].configMapRef`);
      yield* keyed(workload, 'Secret', source['secretRef'], `${path}.envFrom[${i}].secretRef`);
    }
  }
  const replaced = new Set(templatedVolumes(workload));
  for (const { name, path, fields } of volumesOf(workload)) {
    // A volume with the name of a claim template gives way to the claim.
    if (!replaced.has(name)) yield* volume(workload, fields, path);
  }
}

function* volume(workload: Workload, source: Fields, path: string): Iterable<Reference> {
  yield* items(workload, 'ConfigMap', at(source, 'configMap'), 'name', `${path}.configMap`);
  yield* items(workload, 'Secret', at(source, 'secret'), 'secretName', `${path}.secret`);
  const claim = textOf(at(source, 'persistentVolumeClaim')['claimName']);
  if (claim) {
    const { object: from, namespace } = workload;
    const claimPath = `${path}.persistentVolumeClaim.claimName`;
    yield { from, path: claimPath, kind: 'PersistentVolumeClaim', namespace, name: claim, optional: false };
  }
  for (const [i, entry] of listOf(at(source, 'projected')['sources']).entries()) {
    const projected = `${path}.projected.sources[${i}]`;
    yield* items(workload, 'ConfigMap', at(entry, 'configMap'), 'name', `${projected}.configMap`);
    yield* items(workload, 'Secret', at(entry, 'secret'), 'name', `${projected}.secret`);
  }
}

/** The object, or one reference for each key that is picked from it. */
function* items(
  { object: from, namespace }: Workload,
  kind: ReferredKind,
  source: Fields,
  nameField: string,
  path: string,
): Iterable<Reference> {
  const name = textOf(source[nameField]);
  if (!name) return;
  const reference = {
    from,
    path: `${path}.${nameField}`,
    kind,
    namespace,
    name,
    optional: source['optional'] === true,
  };
  const picked = listOf(source['items']);
  if (picked.length === 0) yield reference;
  for (const [i, item] of picked.entries()) {
    yield { ...reference, key: textOf(at(item)['key']), keyPath: `${path}.items[${i}].key` };
  }
}

function* keyed(
  { object: from, namespace }: Workload,
  kind: ReferredKind,
  source: unknown,
  path: string,
): Iterable<Reference> {
  const { name, key, optional } = fieldsOf(source);
  const text = textOf(name);
  if (!text) return;
  yield {
    from,
    path: `${path}.name`,
    kind,
    namespace,
    name: text,
    key: textOf(key),
    keyPath: `${path}.key`,
    optional: optional === true,
  };
}

function certificatesOf(from: GraphObject): readonly Reference[] {
  return listOf(at(from.manifest, 'spec')['listeners']).flatMap((listener, i) =>
    listOf(at(listener, 'tls')['certificateRefs']).flatMap((entry, j) => {
      const { kind, name, namespace } = fieldsOf(entry);
      const text = textOf(name);
      if (!text || (textOf(kind) ?? 'Secret') !== 'Secret') return [];
      const path = `spec.listeners[${i}].tls.certificateRefs[${j}].name`;
      return [
        {
          from,
          path,
          kind: 'Secret' as const,
          namespace: textOf(namespace) ?? namespaceOf(from),
          name: text,
          optional: true,
        },
      ];
    }),
  );
}

function tlsOf(ingress: GraphObject): readonly Reference[] {
  return listOf(at(ingress.manifest, 'spec')['tls']).flatMap((entry, i) => {
    const name = textOf(at(entry)['secretName']);
    const path = `spec.tls[${i}].secretName`;
    return name
      ? [{ from: ingress, path, kind: 'Secret' as const, namespace: namespaceOf(ingress), name, optional: true }]
      : [];
  });
}
