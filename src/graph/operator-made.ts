import { at, fieldsOf, listOf, textOf } from './fields.js';
import type { Graph } from './graph.js';
import { type GraphObject, namespaceOf } from './object.js';
import { selectorOf } from './selector.js';

/** A ConfigMap or Secret that an operator makes of an object, of which the manifests know the name. */
export interface OperatorMade {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly by: GraphObject;
  readonly namespace: string;
  readonly name: string;
  /** Its keys; undefined where only the operator knows them. */
  readonly keys: ReadonlySet<string> | undefined;
}

/** What operators make that copy or fetch secrets, and trust-manager (v0.25, pkg/bundle/bundle.go). */
export const operatorMade = (graph: Graph): readonly OperatorMade[] => [
  ...Object.entries(named).flatMap(([id, nameOf]) => {
    const [group, kind] = id.split('/') as [string, string];
    return graph.ofKind(kind).flatMap(by => (by.group === group ? nameOf(by) : []).flatMap(made => secretOf(by, made)));
  }),
  ...graph.ofKind('ClusterExternalSecret').flatMap(by => ofClusterExternalSecret(graph, by)),
  ...graph.ofKind('Bundle').flatMap(by => ofBundle(graph, by)),
  ...graph.objects.flatMap(ofConnection),
];

type Named = readonly { readonly name: unknown; readonly namespace?: unknown }[];

const destination = ({ manifest }: GraphObject): Named => {
  const { name, create } = at(manifest, 'spec', 'destination');
  return create === true ? [{ name }] : [];
};
const ofItself = ({ name }: GraphObject): Named => [{ name }];

/** Where each kind names the Secret that it makes. */
const named: Readonly<Record<string, (object: GraphObject) => Named>> = {
  'secrets.hashicorp.com/VaultStaticSecret': destination,
  'secrets.hashicorp.com/VaultDynamicSecret': destination,
  'secrets.hashicorp.com/VaultPKISecret': destination,
  'secrets.hashicorp.com/HCPVaultSecretsApp': destination,
  'onepassword.com/OnePasswordItem': ofItself,
  'kafka.strimzi.io/KafkaUser': ofItself,
  'ricoberger.de/VaultSecret': ofItself,
  'secrets.doppler.com/DopplerSecret': ({ manifest }) => [at(manifest, 'spec', 'managedSecret')].map(withPlace),
  'secrets.infisical.com/InfisicalSecret': ({ manifest }) =>
    [at(manifest, 'spec')['managedSecretReference'], ...listOf(at(manifest, 'spec')['managedKubeSecretReferences'])]
      .map(fieldsOf)
      .map(({ secretName, secretNamespace }) => ({ name: secretName, namespace: secretNamespace })),
  'rabbitmq.com/RabbitmqCluster': ({ name }) => [{ name: `${name}-default-user` }],
};

const withPlace = ({ name, namespace }: Readonly<Record<string, unknown>>) => ({ name, namespace });

function secretOf(by: GraphObject, { name, namespace }: Named[number]): readonly OperatorMade[] {
  const text = textOf(name);
  return text
    ? [{ kind: 'Secret', by, namespace: textOf(namespace) ?? namespaceOf(by), name: text, keys: undefined }]
    : [];
}

/** The managed resources of Crossplane write how to connect. */
function ofConnection(by: GraphObject): readonly OperatorMade[] {
  const { name, namespace } = at(by.manifest, 'spec', 'writeConnectionSecretToRef');
  return secretOf(by, { name, namespace });
}

/** External Secrets v1.3 makes an ExternalSecret in each namespace (pkg/controllers/clusterexternalsecret). */
function ofClusterExternalSecret(graph: Graph, by: GraphObject): readonly OperatorMade[] {
  const spec = at(by.manifest, 'spec');
  const target = at(spec, 'externalSecretSpec', 'target');
  if (target['creationPolicy'] === 'None') return [];
  const name = target['name'] ?? spec['externalSecretName'] ?? by.name;
  const selectors = [spec['namespaceSelector'], ...listOf(spec['namespaceSelectors'])];
  return namespacesOf(graph, selectors, listOf(spec['namespaces'])).flatMap(namespace =>
    secretOf(by, { name, namespace }),
  );
}

/** trust-manager makes the target of a Bundle, by the Bundle's name, in the namespaces that it selects, or in all. */
function ofBundle(graph: Graph, by: GraphObject): readonly OperatorMade[] {
  if (by.group !== 'trust.cert-manager.io') return [];
  const target = at(by.manifest, 'spec', 'target');
  const namespaces = namespacesOf(graph, [target['namespaceSelector'] ?? {}], []);
  return (['configMap', 'secret'] as const).flatMap(field => {
    const key = textOf(at(target, field)['key']);
    if (key === undefined) return [];
    const more = ['jks', 'pkcs12'].flatMap(format => textOf(at(target, 'additionalFormats', format)['key']) ?? []);
    const keys = new Set([key, ...more]);
    const kind = field === 'secret' ? 'Secret' : 'ConfigMap';
    return namespaces.map(namespace => ({ kind, by, namespace, name: by.name, keys }) as const);
  });
}

function namespacesOf(graph: Graph, selectors: readonly unknown[], names: readonly unknown[]): readonly string[] {
  const known = selectors.flatMap(selectorOf).flatMap(selector => selector ?? []);
  const selected = graph
    .ofKind('Namespace')
    .filter(({ name, manifest }) => {
      const labels = { ...at(manifest, 'metadata', 'labels'), 'kubernetes.io/metadata.name': name };
      return known.some(({ matches }) => matches(labels as Readonly<Record<string, string>>));
    })
    .map(({ name }) => name);
  return [...new Set([...selected, ...names.flatMap(name => textOf(name) ?? [])])];
}
