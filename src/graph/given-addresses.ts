import { type Address, addressesIn, bareHost, urlsIn } from '../manifest/addresses.js';
import { groupOf } from '../manifest/group.js';
import { at, fieldsOf, listOf, textMapOf, textOf } from './fields.js';
import type { Graph } from './graph.js';
import { perGraph } from './per-graph.js';
import { provided } from './provided.js';
import { mountsOf, volumesOf } from './volumes.js';
import { type Container, containers } from './workload.js';

/** A server that a container gets the address of: by a variable, an argument or a file. */
export interface GivenAddress {
  readonly container: Container;
  /** The variable, option or key that has it; the empty text where nothing names it. */
  readonly name: string;
  /** `spec.template.spec.containers[0].env[2]` */
  readonly path: string;
  readonly address: Address;
}

/** One text that a container is given. */
interface Setting {
  readonly name: string;
  readonly path: string;
  readonly value: string;
}

/** Every server that the manifests tell a container of; values of Secrets are not read. */
export const givenAddresses: (graph: Graph) => readonly GivenAddress[] = perGraph(graph =>
  containers(graph).flatMap(container => {
    const variables = variablesOf(graph, container);
    const byName = new Map(variables.map(({ name, value }) => [name, value]));
    return [
      ...variables.flatMap(setting => inVariable(setting, byName)),
      ...argumentsOf(container).flatMap(inArgument),
      ...filesOf(graph, container).flatMap(inFile),
    ].map(found => ({ container, ...found }));
  }),
);

type Found = Omit<GivenAddress, 'container'>;

const suffix = /(HOST|HOSTNAME|SERVER|ADDR|ADDRESS|ENDPOINT)$/i;

/** `PGHOST` with `PGPORT`, `DB_HOST` with `DB_PORT`; a host and its port are two variables. */
function inVariable({ name, path, value }: Setting, all: ReadonlyMap<string, string>): readonly Found[] {
  const known = value.replace(/\{\{[^{}]*\}\}/g, '*');
  const whole = addressesIn(known).map(address => ({ name, path, address }));
  if (whole.length > 0 || !suffix.test(name)) return whole;
  const host = bareHost(known);
  if (host === undefined) return [];
  const port = Number(all.get(name.replace(suffix, 'PORT')) || Number.NaN);
  const isPortGiven = Number.isInteger(port);
  return [{ name, path, address: { host, port: isPortGiven ? port : undefined, isPortGiven, scheme: undefined } }];
}

function inArgument({ name, path, value }: Setting): readonly Found[] {
  const found = name === '' ? urlsIn(value) : addressesIn(value);
  return found.map(address => ({ name, path, address }));
}

/** More than a key, what is between it and a URL, and the scheme are long. */
const longestKey = 128;
const keyBefore = /([\w.-]{1,64})["']?\s{0,8}[:=]?\s{0,8}["'[]{0,4}[a-z][a-z0-9+.-]{0,31}$/i;

/** The URLs of a file with the key before each; lines of comments have none that a program reads. */
function inFile({ path, value }: Setting): readonly Found[] {
  return value.split('\n').flatMap(line => {
    if (/^\s*(?:#|;|\/\/|--|\*)/.test(line)) return [];
    const end = line.indexOf('://');
    const [, name = ''] = keyBefore.exec(line.slice(Math.max(0, end - longestKey), Math.max(0, end))) ?? [];
    return urlsIn(line).map(address => ({ name, path, address }));
  });
}

function variablesOf(graph: Graph, { fields, path, workload }: Container): readonly Setting[] {
  const from = listOf(fields['envFrom']).flatMap((entry, i) => {
    const { prefix = '', configMapRef, secretRef } = fieldsOf(entry);
    const kind = configMapRef ? 'ConfigMap' : 'Secret';
    const name = textOf(at(configMapRef ?? secretRef)['name']) ?? '';
    return Object.entries(valuesOf(graph, kind, workload.namespace, name)).map(([key, value]) => ({
      name: `${prefix}${key}`,
      path: `${path}.envFrom[${i}]`,
      value,
    }));
  });
  const own = listOf(fields['env']).flatMap((entry, i) => {
    const { name, value, valueFrom } = fieldsOf(entry);
    const { configMapKeyRef, secretKeyRef } = fieldsOf(valueFrom);
    const source = fieldsOf(configMapKeyRef ?? secretKeyRef);
    const kind = configMapKeyRef ? 'ConfigMap' : 'Secret';
    const text =
      textOf(value) ??
      valuesOf(graph, kind, workload.namespace, textOf(source['name']) ?? '')[textOf(source['key']) ?? ''];
    return textOf(name) && text ? [{ name: textOf(name) ?? '', path: `${path}.env[${i}]`, value: text }] : [];
  });
  return [...from, ...own];
}

/** The texts of a ConfigMap; of a Secret those that the template of its ExternalSecret has in the open. */
function valuesOf(
  graph: Graph,
  kind: 'ConfigMap' | 'Secret',
  namespace: string,
  name: string,
): Readonly<Record<string, string>> {
  const [maker] = provided(graph, kind, namespace, name);
  if (!maker) return {};
  const { by } = maker;
  const object = graph.get(groupOf(by.apiVersion), by.kind, by.namespace, by.name);
  if (object?.kind === 'ConfigMap') return textMapOf(object.manifest['data']);
  return object?.kind === 'ExternalSecret' ? textMapOf(at(object.manifest, 'spec', 'target', 'template')['data']) : {};
}

/** `--flag=value` and `--flag value`; what has no flag has no name. */
function argumentsOf({ fields, path }: Container): readonly Setting[] {
  return (['command', 'args'] as const).flatMap(field => {
    const all = listOf(fields[field]).map(part => textOf(part) ?? '');
    return all.map((part, i) => {
      const [, flag, value] = /^--?([\w.-]+)(?:=(.*))?$/s.exec(part) ?? [];
      const [, before] = /^--?([\w.-]+)$/.exec(all[i - 1] ?? '') ?? [];
      const place = `${path}.${field}[${i}]`;
      if (flag !== undefined) return { name: flag, path: place, value: value ?? '' };
      return { name: before ?? '', path: place, value: part };
    });
  });
}

function filesOf(graph: Graph, container: Container): readonly Setting[] {
  const { workload } = container;
  const volumes = new Map(volumesOf(workload).map(({ name, fields }) => [name, fields]));
  return mountsOf(container).flatMap(({ name, path }) => {
    const { configMap, projected } = volumes.get(name) ?? {};
    const sources = [configMap, ...listOf(at(projected)['sources']).map(source => at(source)['configMap'])];
    return sources.flatMap(source => {
      const values = valuesOf(graph, 'ConfigMap', workload.namespace, textOf(at(source)['name']) ?? '');
      const items = listOf(at(source)['items']).map(item => textOf(at(item)['key']));
      return Object.entries(values)
        .filter(([key]) => items.length === 0 || items.includes(key))
        .map(([key, value]) => ({ name: key, path, value }));
    });
  });
}
