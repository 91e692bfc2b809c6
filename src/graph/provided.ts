import type { ObjectName } from '../problem.js';
import { append } from './append.js';
import { externalUnits } from './external.js';
import { at, type Fields, fieldsOf, listOf, textOf } from './fields.js';
import type { Graph } from './graph.js';
import { type GraphObject, namespaceOf } from './object.js';
import { type OperatorMade, operatorMade } from './operator-made.js';
import { perGraph } from './per-graph.js';
import { type Template, templates } from './templates.js';

/** A ConfigMap or Secret that will exist, and the object that makes it. */
export interface Provided {
  readonly by: ObjectName;
  readonly namespace: string;
  readonly name: string;
  /** Its keys; undefined when they are known in the cluster only. */
  readonly keys: ReadonlySet<string> | undefined;
  /** Its labels, as far as the object that makes it says. */
  readonly labels: Fields;
}

/** Everything in a namespace that makes a Secret or ConfigMap of this name. */
export const provided = (
  graph: Graph,
  kind: 'ConfigMap' | 'Secret',
  namespace: string,
  name: string,
): readonly Provided[] => index(graph)[kind].byName.get(`${namespace}/${name}`) ?? [];

/** All Secrets or ConfigMaps that will exist in a namespace. */
export const providedIn = (graph: Graph, kind: 'ConfigMap' | 'Secret', namespace: string): readonly Provided[] =>
  index(graph)[kind].byNamespace.get(namespace) ?? [];

interface Index {
  readonly byName: Map<string, Provided[]>;
  readonly byNamespace: Map<string, Provided[]>;
}

const index = perGraph(graph => {
  const made = operatorMade(graph).map(each => ({ ...each, labels: {} }));
  const madeAs = (kind: OperatorMade['kind']) => made.filter(each => each.kind === kind);
  return {
    ConfigMap: indexed([
      ...graph.ofKind('ConfigMap').map(direct),
      ...madeAs('ConfigMap'),
      ...byOthers(graph, 'ConfigMap'),
    ]),
    Secret: indexed([
      ...graph.ofKind('Secret').map(direct),
      ...graph.ofKind('ExternalSecret').flatMap(externalSecret),
      ...graph.ofKind('SealedSecret').map(sealedSecret),
      ...graph.ofKind('SecretProviderClass').flatMap(secretProviderClass),
      ...templates(graph).flatMap(byHand),
      ...graph.ofKind('Certificate').flatMap(certificate),
      ...graph.ofKind('Cluster').flatMap(postgresCluster),
      ...madeAs('Secret'),
      ...byOthers(graph, 'Secret'),
    ]),
  };
});

function indexed(all: readonly Provided[]): Index {
  const byName = new Map<string, Provided[]>();
  const byNamespace = new Map<string, Provided[]>();
  for (const one of all) {
    append(byName, `${one.namespace}/${one.name}`, one);
    append(byNamespace, one.namespace, one);
  }
  return { byName, byNamespace };
}

const keysOf = (...maps: readonly unknown[]): ReadonlySet<string> =>
  new Set(maps.flatMap(map => Object.keys(fieldsOf(map))));

function direct(object: GraphObject): Provided {
  const { data, stringData, binaryData } = object.manifest;
  const { name } = object;
  const keys = keysOf(data, stringData, binaryData);
  return { by: object, namespace: namespaceOf(object), name, keys, labels: fieldsOf(object.manifest.metadata.labels) };
}

function externalSecret(object: GraphObject): readonly Provided[] {
  const spec = at(object.manifest, 'spec');
  const target = at(spec, 'target');
  if (target['creationPolicy'] === 'None') return [];
  const name = textOf(target['name']) ?? object.name;
  const template = target['template'];
  const keys = externalKeys(spec, fieldsOf(template));
  // Without a template, the Secret gets the labels of the ExternalSecret.
  const labels = template === undefined ? object.manifest.metadata.labels : at(template, 'metadata')['labels'];
  return [{ by: object, namespace: namespaceOf(object), name, keys, labels: fieldsOf(labels) }];
}

/** A template replaces the keys unless it merges with them; what is found in the store cannot be known. */
function externalKeys(spec: Fields, template: Fields): ReadonlySet<string> | undefined {
  if (listOf(template['templateFrom']).length > 0) return undefined;
  const templated = keysOf(template['data']);
  if (templated.size > 0 && template['mergePolicy'] !== 'Merge') return templated;
  if (listOf(spec['dataFrom']).length > 0) return undefined;
  const picked = listOf(spec['data']).flatMap(entry => textOf(at(entry)['secretKey']) ?? []);
  return new Set([...picked, ...templated]);
}

function sealedSecret(object: GraphObject): Provided {
  const spec = at(object.manifest, 'spec');
  const { name: given, labels } = at(spec, 'template', 'metadata');
  const name = textOf(given) ?? object.name;
  const keys = keysOf(spec['encryptedData'], at(spec, 'template')['data']);
  return { by: object, namespace: namespaceOf(object), name, keys, labels: fieldsOf(labels) };
}

/** The driver copies what it mounts into Secrets. */
function secretProviderClass(object: GraphObject): readonly Provided[] {
  return listOf(at(object.manifest, 'spec')['secretObjects']).flatMap(entry => {
    const name = textOf(at(entry)['secretName']);
    const keys = new Set(listOf(at(entry)['data']).flatMap(item => textOf(at(item)['key']) ?? []));
    const labels = fieldsOf(at(entry)['labels']);
    return name ? [{ by: object, namespace: namespaceOf(object), name, keys, labels }] : [];
  });
}

function byHand({ makes }: Template): readonly Provided[] {
  if (!makes) return [];
  const by = { apiVersion: 'v1', kind: 'Secret', namespace: makes.namespace, name: makes.name };
  return [{ by, namespace: namespaceOf(by), name: makes.name, keys: new Set(makes.keys), labels: {} }];
}

/** What releases bring that somebody else renders. */
const byOthers = (graph: Graph, kind: 'ConfigMap' | 'Secret'): readonly Provided[] =>
  externalUnits(graph).flatMap(({ unit, provides }) =>
    provides
      .filter(each => each.kind === kind)
      .map(({ namespace = 'default', name }) => ({ by: unit, namespace, name, keys: undefined, labels: {} })),
  );

function certificate(object: GraphObject): readonly Provided[] {
  const spec = at(object.manifest, 'spec');
  const name = textOf(spec['secretName']);
  if (!name) return [];
  const open = Object.keys(at(spec, 'keystores')).length > 0 || listOf(spec['additionalOutputFormats']).length > 0;
  const keys = open ? undefined : new Set(['tls.crt', 'tls.key', 'ca.crt']);
  const { labels } = at(spec, 'secretTemplate');
  return [{ by: object, namespace: namespaceOf(object), name, keys, labels: fieldsOf(labels) }];
}

/** CloudNativePG makes these for every cluster; that of the superuser where it is asked for, that of the owner where no other is named. */
function postgresCluster(object: GraphObject): readonly Provided[] {
  if (object.group !== 'postgresql.cnpg.io') return [];
  const spec = at(object.manifest, 'spec');
  const named = textOf(at(spec, 'bootstrap', 'initdb', 'secret')['name']) !== undefined;
  const suffixes = [
    ...(named ? [] : ['app']),
    ...(spec['enableSuperuserAccess'] === true ? ['superuser'] : []),
    ...['ca', 'server', 'replication'],
  ];
  return suffixes.map(suffix => ({
    by: object,
    namespace: namespaceOf(object),
    name: `${object.name}-${suffix}`,
    keys: undefined,
    labels: {},
  }));
}
