import { definerOf, externalUnits, type KnownUnit, providerOf } from '../graph/external.js';
import { at, textOf } from '../graph/fields.js';
import type { Graph } from '../graph/graph.js';
import { type GraphObject, namespaceOf } from '../graph/object.js';
import { perGraph } from '../graph/per-graph.js';
import { provided } from '../graph/provided.js';
import { referencesTo } from '../graph/references.js';
import { selectorOf } from '../graph/selector.js';
import { podMakers, type Workload, workloads } from '../graph/workload.js';
import type { Labels, Peer } from '../intent/endpoint.js';
import { groupOf } from '../manifest/group.js';

/** One object that has to be there before another, and why. */
export interface Need {
  readonly before: GraphObject;
  readonly after: GraphObject;
  /** `its namespace`, `it reads the ConfigMap`, `it calls it`. */
  readonly why: string;
}

/** The same of what another repository applies. */
export interface OutsideNeed {
  readonly before: KnownUnit;
  readonly after: GraphObject;
  readonly why: string;
}

/** Everything that an object of the graph needs of another one, by what the manifests name and the systems declare. */
export const needsIn = (graph: Graph): readonly Need[] => allNeeds(graph).inside;

/** Everything that an object of the graph needs of what another repository applies. */
export const outsideNeeds = (graph: Graph): readonly OutsideNeed[] => allNeeds(graph).outside;

interface AnyNeed {
  readonly before: GraphObject | KnownUnit;
  readonly after: GraphObject;
  readonly why: string;
}

const allNeeds = perGraph((graph: Graph) => {
  const inside: Need[] = [];
  const outside: OutsideNeed[] = [];
  const all: readonly AnyNeed[] = [
    ...made(graph, namespaces(graph)),
    ...definitions(graph),
    ...definers(graph),
    ...made(graph, named(graph)),
    ...made(graph, classes(graph)),
    ...policies(graph),
    ...calls(graph),
  ];
  for (const { before, after, why } of all)
    if ('provides' in before) outside.push({ before, after, why });
    else if (before !== after) inside.push({ before, after, why });
  return { inside, outside };
});

/** What names have: the object that makes each, or the release that brings it. */
function* made(graph: Graph, all: Iterable<Named>): Iterable<AnyNeed> {
  for (const { after, kind, namespace, name, before, why } of all) {
    const unit = before ? undefined : providerOf(graph, kind, namespace, name);
    if (before) yield { before, after, why };
    else if (unit) yield { before: unit.object ?? unit, after, why: `it brings the ${kind} ${name}` };
  }
}

/** An object that another one names, and what makes it in the graph. */
interface Named {
  readonly after: GraphObject;
  readonly kind: string;
  readonly namespace: string | undefined;
  readonly name: string;
  readonly before: GraphObject | undefined;
  readonly why: string;
}

function* namespaces(graph: Graph): Iterable<Named> {
  for (const after of graph.objects) {
    const { namespace: name } = after;
    if (name === undefined) continue;
    const before = graph.get('', 'Namespace', undefined, name);
    yield { after, kind: 'Namespace', namespace: undefined, name, before, why: 'it is its namespace' };
  }
}

function* definitions(graph: Graph): Iterable<Need> {
  const defined = new Map(
    graph.ofKind('CustomResourceDefinition').map(object => {
      const spec = at(object.manifest, 'spec');
      return [`${textOf(spec['group'])}/${textOf(at(spec, 'names')['kind'])}`, object];
    }),
  );
  if (defined.size === 0) return;
  for (const after of graph.objects) {
    const before = defined.get(`${after.group}/${after.kind}`);
    if (before) yield { before, after, why: 'it defines its kind' };
  }
}

/** The releases that bring the definitions of kinds. */
function* definers(graph: Graph): Iterable<AnyNeed> {
  if (externalUnits(graph).length === 0) return;
  for (const after of graph.objects) {
    const definer = definerOf(graph, after);
    if (definer)
      yield {
        before: definer.unit.object ?? definer.unit,
        after,
        why: `it brings the CustomResourceDefinition ${definer.name}`,
      };
  }
}

/** Accounts, claims, ConfigMaps and Secrets that pods name, or what makes them. */
function* named(graph: Graph): Iterable<Named> {
  for (const kind of ['ServiceAccount', 'PersistentVolumeClaim', 'ConfigMap', 'Secret'] as const)
    for (const { from: after, namespace, name } of referencesTo(graph, kind)) {
      const makers =
        kind === 'ConfigMap' || kind === 'Secret' ? provided(graph, kind, namespace, name).map(({ by }) => by) : [];
      const before = [{ apiVersion: 'v1', kind, namespace, name }, ...makers].flatMap(
        each => graph.get(groupOf(each.apiVersion), each.kind, each.namespace, each.name) ?? [],
      )[0];
      yield { after, kind, namespace, name, before, why: `it has the ${kind} ${name}` };
    }
}

/** What objects of the whole cluster others name, by the field that does. */
const namedClasses: readonly {
  readonly kinds: readonly string[];
  readonly group: string;
  readonly kind: string;
  readonly name: (spec: unknown) => unknown;
}[] = [
  { kinds: ['Ingress'], group: 'networking.k8s.io', kind: 'IngressClass', name: spec => at(spec)['ingressClassName'] },
  {
    kinds: ['Gateway'],
    group: 'gateway.networking.k8s.io',
    kind: 'GatewayClass',
    name: spec => at(spec)['gatewayClassName'],
  },
  {
    ...{ kinds: ['PersistentVolumeClaim'], group: 'storage.k8s.io', kind: 'StorageClass' },
    name: spec => at(spec)['storageClassName'],
  },
  {
    ...{ kinds: ['Certificate'], group: 'cert-manager.io', kind: 'ClusterIssuer' },
    name: spec => at(spec, 'issuerRef')['name'],
  },
  {
    ...{ kinds: ['ExternalSecret'], group: 'external-secrets.io', kind: 'ClusterSecretStore' },
    name: spec => at(spec, 'secretStoreRef')['name'],
  },
];

function* classes(graph: Graph): Iterable<Named> {
  const one = function* (after: GraphObject, group: string, kind: string, value: unknown): Iterable<Named> {
    const name = textOf(value);
    if (name === undefined) return;
    const before = graph.get(group, kind, undefined, name);
    yield { after, kind, namespace: undefined, name, before, why: `it names the ${kind}` };
  };
  for (const { kinds, group, kind, name } of namedClasses)
    for (const after of kinds.flatMap(each => graph.ofKind(each)))
      yield* one(after, group, kind, name(after.manifest['spec']));
  for (const { object, spec } of workloads(graph))
    yield* one(object, 'scheduling.k8s.io', 'PriorityClass', spec['priorityClassName']);
}

/** Pods start behind the policies that select them. */
function* policies(graph: Graph): Iterable<Need> {
  const makers = byNamespace(podMakers(graph));
  for (const before of graph.ofKind('NetworkPolicy')) {
    const selector = selectorOf(at(before.manifest, 'spec')['podSelector'] ?? {});
    for (const { object: after, labels } of makers.get(namespaceOf(before)) ?? [])
      if (selector?.matches(labels)) yield { before, after, why: 'it guards its pods' };
  }
}

/** Who is called is there before who calls. */
function* calls(graph: Graph): Iterable<Need> {
  const makers = byNamespace(podMakers(graph));
  const podsOf = (peer: Peer): readonly Workload[] =>
    'pods' in peer
      ? (makers.get(peer.namespace ?? 'default') ?? []).filter(({ labels }) => hasAll(labels, peer.pods))
      : [];
  for (const { value } of graph.intents('call')) {
    if (!Number.isFinite(value.to.wave)) continue;
    const callers = podsOf(value.from);
    for (const { object: before } of podsOf(value.to.peer))
      for (const { object: after } of callers) yield { before, after, why: 'it calls it' };
  }
}

const hasAll = (labels: Labels, wanted: Labels): boolean =>
  Object.entries(wanted).every(([key, value]) => labels[key] === value);

function byNamespace(makers: readonly Workload[]): ReadonlyMap<string, readonly Workload[]> {
  const found = new Map<string, Workload[]>();
  for (const each of makers) found.set(each.namespace, [...(found.get(each.namespace) ?? []), each]);
  return found;
}
