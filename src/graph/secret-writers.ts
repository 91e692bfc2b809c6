import { append } from './append.js';
import { at, fieldsOf, listOf, textMapOf, textOf } from './fields.js';
import type { Graph } from './graph.js';
import { type GraphObject, namespaceOf } from './object.js';
import { operatorMade } from './operator-made.js';
import { perGraph } from './per-graph.js';

/** An object from which a controller writes a Secret, or keys of a ConfigMap. */
export interface SecretWriter {
  readonly object: GraphObject;
  /** Where the Secret is named. */
  readonly path: string;
  readonly namespace: string;
  readonly name: string;
  /** @default Secret */
  readonly kind?: 'ConfigMap';
  /** All that it writes; what others write beside them stays. @default the whole object */
  readonly keys?: ReadonlySet<string>;
  /** The hosts of a certificate that cert-manager makes for an Ingress or Gateway; undefined for other writers. */
  readonly hosts?: readonly string[];
}

/** Everything that writes a Secret, by its namespace and name; those that only add to one are left out. */
export const secretWriters: (graph: Graph) => ReadonlyMap<string, readonly SecretWriter[]> = perGraph(graph => {
  const found = new Map<string, SecretWriter[]>();
  const add = (writer: SecretWriter) =>
    append(found, `${writer.kind ?? 'Secret'} ${writer.namespace}/${writer.name}`, writer);
  for (const kind of [...kinds, 'Secret']) {
    for (const object of graph.distinct(graph.ofKind(kind))) for (const writer of writersOf(object)) add(writer);
  }
  for (const writer of bundled(graph)) add(writer);
  return found;
});

const kinds = [
  ...['Certificate', 'ExternalSecret', 'SealedSecret', 'VaultStaticSecret', 'VaultDynamicSecret', 'VaultPKISecret'],
  ...['Ingress', 'Gateway'],
];

/** What trust-manager and External Secrets write into the namespaces that they select, and ConfigMaps of the same names. */
function* bundled(graph: Graph): Iterable<SecretWriter> {
  for (const { kind, by, namespace, name, keys } of operatorMade(graph)) {
    if (by.kind !== 'Bundle' && by.kind !== 'ClusterExternalSecret') continue;
    if (kind === 'ConfigMap') yield* beside(graph, namespace, name);
    const policy = at(by.manifest, 'spec', 'externalSecretSpec', 'target')['creationPolicy'];
    if (policy === 'Merge') continue;
    yield {
      object: by,
      path: 'metadata.name',
      namespace,
      name,
      ...(kind === 'ConfigMap' && { kind }),
      ...(keys && { keys }),
    };
  }
}

function* beside(graph: Graph, namespace: string, name: string): Iterable<SecretWriter> {
  const object = graph.get('', 'ConfigMap', namespace, name);
  const keys = new Set(Object.keys({ ...at(object?.manifest, 'data'), ...at(object?.manifest, 'binaryData') }));
  if (object) yield { object, path: 'data', namespace, name, kind: 'ConfigMap', keys };
}

function writersOf(object: GraphObject): readonly SecretWriter[] {
  const { group, kind, manifest } = object;
  const spec = at(manifest, 'spec');
  const namespace = namespaceOf(object);
  const one = (path: string, name: unknown) =>
    textOf(name) ? [{ object, path, namespace, name: textOf(name) ?? '' }] : [];
  switch (`${group}/${kind}`) {
    case 'cert-manager.io/Certificate':
      return one('spec.secretName', spec['secretName']);
    case 'external-secrets.io/ExternalSecret': {
      const { name, creationPolicy } = at(spec, 'target');
      if (creationPolicy === 'Merge' || creationPolicy === 'None') return [];
      return one(name === undefined ? 'metadata.name' : 'spec.target.name', name ?? object.name);
    }
    case 'bitnami.com/SealedSecret':
      return isPatch(spec) ? [] : one('metadata.name', at(spec, 'template', 'metadata')['name'] ?? object.name);
    case 'secrets.hashicorp.com/VaultStaticSecret':
    case 'secrets.hashicorp.com/VaultDynamicSecret':
    case 'secrets.hashicorp.com/VaultPKISecret': {
      const { name, create, overwrite } = at(spec, 'destination');
      return create === true && overwrite !== true ? one('spec.destination.name', name) : [];
    }
    case '/Secret':
      // One without data is often only a place that a controller fills.
      return manifest['data'] || manifest['stringData']
        ? one('metadata.name', object.name).map(writer => ({ ...writer, keys: keysOf(manifest) }))
        : [];
    case 'gateway.networking.k8s.io/Gateway':
      return listening(object);
    default:
      return kind === 'Ingress' ? shimmed(object) : [];
  }
}

const keysOf = ({ data, stringData }: GraphObject['manifest']) =>
  new Set(Object.keys({ ...fieldsOf(data), ...fieldsOf(stringData) }));

const isPatch = (spec: unknown): boolean =>
  textMapOf(at(spec, 'template', 'metadata')['annotations'])['sealedsecrets.bitnami.com/patch'] === 'true';

const issuers = ['cert-manager.io/cluster-issuer', 'cert-manager.io/issuer'];

const namesIssuer = ({ manifest }: GraphObject): boolean =>
  issuers.some(key => at(manifest, 'metadata', 'annotations')[key] !== undefined);

/** cert-manager makes a Certificate for each entry of `tls` of an Ingress that names an issuer. */
function shimmed(object: GraphObject): readonly SecretWriter[] {
  if (!namesIssuer(object)) return [];
  return listOf(at(object.manifest, 'spec')['tls']).flatMap((entry, i) => {
    const name = textOf(at(entry)['secretName']);
    const hosts = listOf(at(entry)['hosts']).flatMap(host => textOf(host) ?? []);
    return name ? [{ object, path: `spec.tls[${i}].secretName`, namespace: namespaceOf(object), name, hosts }] : [];
  });
}

/**
 * The same for the listeners of a Gateway that end TLS, with the hosts of all that share a Secret
 * (cert-manager v1.21, pkg/controller/certificate-shim/sync.go).
 */
function listening(object: GraphObject): readonly SecretWriter[] {
  if (!namesIssuer(object)) return [];
  const found = new Map<string, SecretWriter & { readonly hosts: string[] }>();
  for (const [i, listener] of listOf(at(object.manifest, 'spec')['listeners']).entries()) {
    const host = textOf(at(listener)['hostname']);
    const tls = at(listener, 'tls');
    if (!host || (tls['mode'] ?? 'Terminate') !== 'Terminate') continue;
    for (const [k, reference] of listOf(tls['certificateRefs']).entries()) {
      const { name: given, kind = 'Secret', namespace = namespaceOf(object) } = fieldsOf(reference);
      const name = textOf(given);
      if (!name || kind !== 'Secret' || namespace !== namespaceOf(object)) continue;
      const path = `spec.listeners[${i}].tls.certificateRefs[${k}].name`;
      const writer = found.get(name) ?? { object, path, namespace: namespaceOf(object), name, hosts: [] };
      writer.hosts.push(host);
      found.set(name, writer);
    }
  }
  return [...found.values()];
}
