import { at, type Fields, fieldsOf, listOf, textMapOf, textOf } from '../graph/fields.js';
import type { Graph } from '../graph/graph.js';
import type { GraphObject } from '../graph/object.js';
import { referencesTo } from '../graph/references.js';
import { type Workload, workloads } from '../graph/workload.js';
import { changesOf } from './changes.js';
import type { Consequence, Pair } from './consequence.js';
import { listed } from './lists.js';
import { podMakerLike } from './pod-maker.js';

/** Variables of programs, keys of configuration and secrets that appear, go or change; never their values. */
export function* configuration(pair: Pair): Iterable<Consequence> {
  yield* variables(pair);
  const { next } = pair;
  const { changed, renamed } = changesOf(pair);
  for (const { before, after } of [...changed, ...renamed]) {
    const parts = difference(keysOf(before), keysOf(after));
    if (parts === '') continue;
    const readers = readersOf(next, after);
    const message = readers === '' ? parts : `${parts}; read by ${readers}`;
    yield { section: 'configuration', id: 'data-changed', object: after, message };
  }
}

/** Of a workload that stays, what its programs find in their environment. */
function* variables(pair: Pair): Iterable<Consequence> {
  const names = new Map(
    changesOf(pair).renamed.map(({ before, after }) => [`${after.kind}/${after.name}`, before.name]),
  );
  for (const { object } of workloads(pair.next)) {
    const [was, is] = [pair.previous, pair.next].map(graph => podMakerLike(graph, object));
    const parts = was && is ? difference(environmentOf(was), environmentOf(is, names)) : '';
    if (parts !== '')
      yield { section: 'configuration', id: 'variables-changed', object, message: `variables: ${parts}` };
  }
}

/**
 * Each variable, and where its value is from; what changes behind a reference is reported of what is referred to.
 * @param names what was named otherwise before, by kind and name
 */
function environmentOf({ containers }: Workload, names: ReadonlyMap<string, string> = new Map()) {
  const found = new Map<string, string>();
  const sourceOf = (kind: string, { name, ...rest }: Fields) =>
    JSON.stringify([kind, names.get(`${kind}/${name}`) ?? name, rest]);
  for (const { name: container, fields } of containers) {
    const named = (variable: string) => (containers.length > 1 ? `${variable} (${container})` : variable);
    for (const entry of listOf(fields['envFrom'])) {
      const { prefix = '', configMapRef, secretRef } = fieldsOf(entry);
      const kind = configMapRef ? 'ConfigMap' : 'Secret';
      const { name, ...rest } = fieldsOf(configMapRef ?? secretRef);
      const known = names.get(`${kind}/${name}`) ?? `${name}`;
      found.set(named(`all of ${kind} ${known}${prefix && ` as ${prefix}…`}`), JSON.stringify(rest));
    }
    for (const entry of listOf(fields['env'])) {
      const { name, value, valueFrom } = fieldsOf(entry);
      const { configMapKeyRef, secretKeyRef } = fieldsOf(valueFrom);
      const kind = configMapKeyRef ? 'ConfigMap' : 'Secret';
      const reference = configMapKeyRef ?? secretKeyRef;
      const source = reference ? sourceOf(kind, fieldsOf(reference)) : JSON.stringify(valueFrom ?? `${value ?? ''}`);
      found.set(named(`${name}`), source);
    }
  }
  return found;
}

/** The workloads that read an object of configuration. */
function readersOf(graph: Graph, { kind, namespace, name }: GraphObject): string {
  if (kind !== 'ConfigMap' && kind !== 'Secret') return '';
  const readers = referencesTo(graph, kind).filter(
    each => each.name === name && each.namespace === (namespace ?? 'default'),
  );
  return listed(readers.map(({ from }) => `${from.kind} ${from.name}`).sort());
}

function dataOf(object: GraphObject | undefined): ReadonlyMap<string, string> {
  const { data, stringData, binaryData } = fieldsOf(object?.manifest);
  return new Map(
    [data, binaryData, stringData].flatMap(map =>
      Object.entries(textMapOf(map)).map(([key, value]) => [key, `=${value}`] as const),
    ),
  );
}

/** The keys of what holds configuration. Dashboards are watched, and reported there. */
function keysOf(object: GraphObject): ReadonlyMap<string, string> {
  if ('grafana_dashboard' in textMapOf(object.manifest.metadata.labels)) return new Map();
  if (object.kind === 'ConfigMap' || object.kind === 'Secret') return dataOf(object);
  if (object.kind !== 'ExternalSecret') return new Map();
  const spec = at(object.manifest, 'spec');
  const keys = listOf(spec['data']).map(entry => {
    const { secretKey, remoteRef } = fieldsOf(entry);
    return [textOf(secretKey) ?? '', JSON.stringify(remoteRef)] as const;
  });
  const template = Object.entries(textMapOf(at(spec, 'target', 'template')['data']));
  return new Map([...keys, ...template]);
}

/** `adds A, removes B, changes C`; the empty text where nothing differs. */
function difference(was: ReadonlyMap<string, string>, is: ReadonlyMap<string, string>): string {
  const added = [...is.keys()].filter(key => !was.has(key));
  const removed = [...was.keys()].filter(key => !is.has(key));
  const changed = [...is].filter(([key, value]) => was.has(key) && was.get(key) !== value).map(([key]) => key);
  const part = (verb: string, keys: readonly string[]) =>
    keys.length > 0 ? [`${verb} ${listed([...keys].sort(), 8)}`] : [];
  return [...part('adds', added), ...part('removes', removed), ...part('changes', changed)].join(', ');
}
