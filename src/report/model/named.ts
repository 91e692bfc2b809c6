import { workloadsBehind } from '../../connectivity/ingress-controller.js';
import { at, fieldsOf, listOf, textOf } from '../../graph/fields.js';
import type { Graph } from '../../graph/graph.js';
import { type GraphObject, namespaceOf } from '../../graph/object.js';
import { referencesTo } from '../../graph/references.js';
import { podMakers, type Workload } from '../../graph/workload.js';

/** A workload whose configuration has the address of another: `http://payments:8080`. */
export interface Mention {
  readonly from: GraphObject;
  /** The id of the workload that answers: `shop/payments[Deployment]`. */
  readonly to: string;
}

/** What may be a host, with a mark of an address before or behind it. */
const address = /(\/\/|@)?((?:[a-z0-9][a-z0-9-]*)(?:\.[a-z0-9][a-z0-9-]*)*)(:\d{2,5}\b)?/g;
/** Longer texts are programs and data. */
const longest = 20_000;

/** Who names whose Service in variables, arguments and ConfigMaps that it reads. */
export function mentionsIn(graph: Graph): readonly Mention[] {
  const services = new Map<string, readonly string[]>();
  for (const service of graph.ofKind('Service')) {
    const behind = workloadsBehind(graph, service).map(({ id }) => id);
    if (behind.length > 0) services.set(`${namespaceOf(service)}/${service.name}`, behind);
  }
  if (services.size === 0) return [];
  const read = mapsReadBy(graph);
  return podMakers(graph).flatMap(workload => {
    const found = new Set<string>();
    for (const text of [...ownTexts(workload), ...(read.get(workload.object) ?? [])])
      for (const id of idsIn(text, workload.namespace, services)) found.add(id);
    return [...found].map(to => ({ from: workload.object, to }));
  });
}

function* idsIn(text: string, own: string, services: ReadonlyMap<string, readonly string[]>): Iterable<string> {
  if (text.length > longest) return;
  for (const [whole, mark, host = '', port] of text.matchAll(address)) {
    const [name = '', namespace = own] = host.split('.');
    const isAddress = mark !== undefined || port !== undefined || whole === text || host.includes('.svc');
    if (isAddress) yield* services.get(`${namespace}/${name}`) ?? [];
  }
}

const ownTexts = ({ containers }: Workload): readonly string[] =>
  containers.flatMap(({ fields }) => [
    ...listOf(fields['env']).flatMap(entry => textOf(fieldsOf(entry)['value']) ?? []),
    ...[...listOf(fields['command']), ...listOf(fields['args'])].flatMap(word => textOf(word) ?? []),
  ]);

function mapsReadBy(graph: Graph): ReadonlyMap<GraphObject, readonly string[]> {
  const found = new Map<GraphObject, string[]>();
  for (const { from, namespace, name } of referencesTo(graph, 'ConfigMap')) {
    const map = graph.get('', 'ConfigMap', namespace, name);
    if (!map) continue;
    const texts = Object.values(at(map.manifest, 'data')).flatMap(value => textOf(value) ?? []);
    found.set(from, [...(found.get(from) ?? []), ...texts]);
  }
  return found;
}
