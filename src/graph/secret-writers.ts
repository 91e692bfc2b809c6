import { append } from './append.js';
import { at, listOf, textMapOf, textOf } from './fields.js';
import type { Graph } from './graph.js';
import { type GraphObject, namespaceOf } from './object.js';
import { perGraph } from './per-graph.js';

/** An object from which a controller writes a whole Secret. */
export interface SecretWriter {
  readonly object: GraphObject;
  /** Where the Secret is named. */
  readonly path: string;
  readonly namespace: string;
  readonly name: string;
  /** The hosts of a certificate that cert-manager makes for an Ingress or Gateway; undefined for other writers. */
  readonly hosts?: readonly string[];
}

/** Everything that writes a Secret, by its namespace and name; those that only add to one are left out. */
export const secretWriters: (graph: Graph) => ReadonlyMap<string, readonly SecretWriter[]> = perGraph(graph => {
  const found = new Map<string, SecretWriter[]>();
  const kinds = ['Certificate', 'ExternalSecret', 'SealedSecret', 'VaultStaticSecret', 'VaultDynamicSecret', 'Ingress'];
  for (const kind of [...kinds, 'Secret']) {
    for (const object of graph.distinct(graph.ofKind(kind)))
      for (const writer of writersOf(object)) append(found, `${writer.namespace}/${writer.name}`, writer);
  }
  return found;
});

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
    case 'secrets.hashicorp.com/VaultDynamicSecret': {
      const { name, create, overwrite } = at(spec, 'destination');
      return create === true && overwrite !== true ? one('spec.destination.name', name) : [];
    }
    case '/Secret':
      // One without data is often only a place that a controller fills.
      return manifest['data'] || manifest['stringData'] ? one('metadata.name', object.name) : [];
    default:
      return kind === 'Ingress' ? shimmed(object) : [];
  }
}

const isPatch = (spec: unknown): boolean =>
  textMapOf(at(spec, 'template', 'metadata')['annotations'])['sealedsecrets.bitnami.com/patch'] === 'true';

const issuers = ['cert-manager.io/cluster-issuer', 'cert-manager.io/issuer'];

/** cert-manager makes a Certificate for each entry of `tls` of an Ingress that names an issuer. */
function shimmed(object: GraphObject): readonly SecretWriter[] {
  const annotations = at(object.manifest, 'metadata', 'annotations');
  if (issuers.every(key => annotations[key] === undefined)) return [];
  return listOf(at(object.manifest, 'spec')['tls']).flatMap((entry, i) => {
    const name = textOf(at(entry)['secretName']);
    const hosts = listOf(at(entry)['hosts']).flatMap(host => textOf(host) ?? []);
    return name ? [{ object, path: `spec.tls[${i}].secretName`, namespace: namespaceOf(object), name, hosts }] : [];
  });
}
