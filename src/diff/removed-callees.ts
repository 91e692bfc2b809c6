import { append } from '../graph/append.js';
import { at, listOf, textMapOf, textOf } from '../graph/fields.js';
import type { Graph } from '../graph/graph.js';
import { type GraphObject, namespaceOf } from '../graph/object.js';
import { referencesTo } from '../graph/references.js';
import { podsBehind } from '../graph/services.js';
import { type Workload, workloads } from '../graph/workload.js';
import { formatObject } from '../problem.js';
import { changesOf } from './changes.js';
import type { Consequence, Pair } from './consequence.js';
import { listed } from './lists.js';

/** Workloads that are removed while configuration of others still has their address. */
export function* removedCallees(pair: Pair): Iterable<Consequence> {
  const { previous, next } = pair;
  const removed = new Set(changesOf(pair).removed);
  const services = previous.ofKind('Service').filter(service => isLeftAlone(pair, service, removed));
  if (services.length === 0) return;
  const callers = textsByCaller(next);
  const found = new Map<GraphObject, string[]>();
  for (const service of services) {
    const names = callers.flatMap(({ workload, texts }) => {
      const [first] = texts.filter(([name, text]) => isAddress(service, workload.namespace, name, text));
      return first ? [`${formatObject(workload.object)} (${first[0]})`] : [];
    });
    for (const { object } of podsBehind(previous, service)) for (const name of names) append(found, object, name);
  }
  for (const [object, names] of found) {
    const message = `is removed, and still called by ${listed(names)}`;
    const hint = 'Remove the address from their configuration first, or keep the workload.';
    yield { section: 'closed', id: 'callee-removed', object, message, hint };
  }
}

/** Whether a Service loses the last of its workloads. */
function isLeftAlone({ previous, next }: Pair, service: GraphObject, removed: ReadonlySet<GraphObject>): boolean {
  const behind = podsBehind(previous, service);
  if (behind.length === 0 || !behind.every(({ object }) => removed.has(object))) return false;
  const left = next.get('', 'Service', service.namespace, service.name);
  return !left || podsBehind(next, left).length === 0;
}

/** Texts of a workload's configuration under the names of their variables and keys. */
interface Caller {
  readonly workload: Workload;
  readonly texts: readonly (readonly [name: string, text: string])[];
}

function textsByCaller(graph: Graph): readonly Caller[] {
  const references = new Map<GraphObject, Set<GraphObject>>();
  for (const { from, namespace, name } of referencesTo(graph, 'ConfigMap')) {
    const config = graph.get('', 'ConfigMap', namespace, name);
    if (config) references.set(from, (references.get(from) ?? new Set()).add(config));
  }
  return workloads(graph).map(workload => ({
    workload,
    texts: [
      ...workload.containers.flatMap(({ fields }) => [
        ...listOf(fields['env']).map(
          entry => [textOf(at(entry)['name']) ?? '', textOf(at(entry)['value']) ?? ''] as const,
        ),
        ...[...listOf(fields['command']), ...listOf(fields['args'])].map(
          text => ['an argument', textOf(text) ?? ''] as const,
        ),
      ]),
      ...[...(references.get(workload.object) ?? [])].flatMap(({ name, manifest }) =>
        Object.entries(textMapOf(manifest['data'])).map(
          ([key, text]) => [`${key} of ConfigMap ${name}`, text] as const,
        ),
      ),
    ],
  }));
}

/** Names of variables that hold addresses: a bare name is one there, and may be anything elsewhere. */
const holdsAddress =
  /(?:HOST|HOSTS|HOSTNAME|URL|URI|ADDR|ADDRESS|ENDPOINT|ENDPOINTS|SERVER|SERVERS|UPSTREAM|BROKERS)\b/i;

/** Whether a text has the address of a Service, as pods of this namespace may write it. */
function isAddress(service: GraphObject, from: string, name: string, text: string): boolean {
  if (!text.includes(service.name)) return false;
  const [own, namespace] = [service.name, namespaceOf(service)].map(part => part.replaceAll(/[^\w]/g, '\\$&'));
  const long = `${own}\\.${namespace}(?:\\.svc(?:\\.[a-z0-9.-]+)?)?`;
  const any = from === namespaceOf(service) ? `(?:${long}|${own})` : long;
  const written = new RegExp(`(^|[^\\w.-])(?:[a-z0-9-]+\\.)?${any}(?![\\w-]|\\.\\w)(:\\d)?`, 'g');
  return [...text.matchAll(written)].some(([match, before, port]) => {
    const isLong = new RegExp(long).test(match);
    return isLong || port !== undefined || before === '/' || before === '@' || holdsAddress.test(name);
  });
}
