import { type Destination, destinationOf } from '../../connectivity/destination.js';
import {
  type Dropped,
  droppedOutside,
  droppedToNamespace,
  droppedToService,
  isOpenToAll,
} from '../../connectivity/dropped.js';
import { mayOpen } from '../../connectivity/other-openings.js';
import { Ports } from '../../connectivity/ports.js';
import { routedPaths } from '../../connectivity/routed-path.js';
import { type Workload, workloadsMadeBy } from '../../connectivity/workloads.js';
import { type GivenAddress, givenAddresses } from '../../graph/given-addresses.js';
import type { Graph } from '../../graph/graph.js';
import { type GraphObject, namespaceOf } from '../../graph/object.js';
import { perGraph } from '../../graph/per-graph.js';
import { servicePorts } from '../../graph/services.js';
import { formatObject, listed } from '../../problem.js';
import { isCalled } from '../addresses/called-names.js';
import { declaredHosts } from '../addresses/declared-hosts.js';
import { missingCall } from '../addresses/missing-call.js';
import { type Check, type Finding, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';
import { joined } from '../missing.js';

export const addressAllowed: Check = {
  id: 'address-allowed',
  title: 'Policies let pods reach the servers that their settings name',
  why: 'Where policies deny what nobody opened, the connection is dropped: the program waits until its timeout, at the first request that needs it, and no log names the policy.',
  fix: 'Open the port in the policies of both ends, or remove the setting.',
  category: 'network',
  severity: 'warning',
  kinds: podMakingKinds,
  docs: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation',
  fails: `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: api, namespace: shop }
spec: { podSelector: { matchLabels: { app: api } }, policyTypes: [Egress], egress: [{ ports: [{ port: 53, protocol: UDP }] }] }
---
apiVersion: v1
kind: Pod
metadata: { name: api, namespace: shop, labels: { app: api } }
spec: { containers: [{ name: api, image: 'api:1', env: [{ name: SEARCH_URL, value: 'http://search:9200' }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: search, namespace: shop }
spec: { selector: { app: search }, ports: [{ port: 9200 }] }
---
apiVersion: v1
kind: Pod
metadata: { name: search, namespace: shop, labels: { app: search } }
spec: { containers: [{ name: search, image: 'search:1', ports: [{ containerPort: 9200 }] }] }
`,
  *check(graph) {
    const isKnown = new Set<string>();
    for (const given of givenAddresses(graph)) {
      const { container, name, address } = given;
      const destination = destinationOf(graph, address.host, container.workload.namespace);
      if (!destination || !isCalled(name, destination.type === 'outside')) continue;
      const key = JSON.stringify([container.path, formatObject(container.object), address.host, address.port]);
      if (isKnown.has(key)) continue;
      isKnown.add(key);
      for (const from of workloadsMadeBy(graph, [container.workload]))
        yield* findingsOn(graph, from, given, destination);
    }
  },
};

function* findingsOn(graph: Graph, from: Workload, given: GivenAddress, destination: Destination): Iterable<Finding> {
  if (mayOpen(graph, from.namespace) || isDeclared(graph, from, given)) return;
  if (destination.type === 'service') yield* serviceFindings(graph, from, given, destination.service);
  else if (destination.type === 'outside') yield* outsideFindings(graph, from, given);
  else {
    const { namespace, isShort } = destination;
    const dropped = droppedToNamespace(graph, from, namespace);
    if (!dropped || (isShort && !droppedOutside(graph, from, given.address.host, portsOf(given)))) return;
    const hint = `Add an egress rule for pods of namespace ${namespace} to ${policyOf(dropped)}.`;
    yield finding(
      given.container.object,
      given.path,
      said(given, dropped),
      missingCall(graph, from, given.address, destination) ?? hint,
    );
  }
}

/** Whether a call of a declared component leads to the host. */
const isDeclared = (graph: Graph, from: Workload, { address }: GivenAddress): boolean =>
  from.object.unit !== undefined && declaredHosts(graph, from).has(address.host);

function* serviceFindings(graph: Graph, from: Workload, given: GivenAddress, service: GraphObject): Iterable<Finding> {
  const { address, container, path } = given;
  const { port, scheme } = address;
  if (mayOpen(graph, namespaceOf(service))) return;
  // Without a scheme, what follows the host may be another number than a port.
  const isPort = scheme !== undefined || port === undefined || servicePorts(service).some(each => each.port === port);
  const dropped = isPort ? droppedToService(graph, from, service, port) : undefined;
  if (!dropped) return;
  const way = dropped.direction === 'egress' ? `to ${listed(dropped.to.map(({ id }) => id))}` : `from ${from.id}`;
  const hint = `Add an ${dropped.direction} rule ${way} to ${policyOf(dropped)}.`;
  yield finding(
    container.object,
    path,
    said(given, dropped),
    missingCall(graph, from, address, { type: 'service', service }) ?? hint,
  );
}

const policyOf = ({ policies: [first] }: Dropped): string => (first ? formatObject(first.object) : 'a NetworkPolicy');

const placeOf = ({ name, address: { host, port } }: GivenAddress): string =>
  `${name === '' ? 'an argument' : name} names ${host}${port === undefined ? '' : `:${port}`}`;

function said(given: GivenAddress, { direction, policies }: Dropped): string {
  const names = listed(policies.map(({ object }) => object.name));
  const way = direction === 'egress' ? 'out' : 'in';
  const by =
    names === '' ? 'a policy denies the connection' : `no ${direction} rule of ${names} lets the connection ${way}`;
  return `${placeOf(given)}, and ${by}`;
}

/** The schemes of what is a server; `s3://` names a bucket and `spiffe://` an identity. */
const schemes =
  /^(?:https?|wss?|grpcs?|tcp|udp|tls|ssl|postgres(?:ql)?|mysql|mariadb|sqlserver|oracle|mongodb(?:\+srv)?|rediss?|amqps?|nats|kafka|mqtts?|ldaps?|smtps?|clickhouse|memcached|ssh|s?ftp)$/;

function* outsideFindings(graph: Graph, from: Workload, given: GivenAddress): Iterable<Finding> {
  const { address, container, path } = given;
  const { host, port, scheme } = address;
  if (scheme !== undefined && !schemes.test(scheme)) return;
  if (publicHosts(graph).has(host) || hasProxy(given, graph)) return;
  const ports = portsOf(given);
  const dropped = droppedOutside(graph, from, host, ports);
  const call = missingCall(graph, from, address, { type: 'outside', host });
  const rule = `Add an egress rule for ${port === undefined ? 'its port' : `port ${port}`} and the addresses of ${host}`;
  if (dropped) yield finding(container.object, path, said(given, dropped), call ?? `${rule} to ${policyOf(dropped)}.`);
  else if (call !== undefined && !isOpenToAll(graph, from, host, ports) && !isForAnother(graph, given)) {
    const message = `${placeOf(given)}, and no call to it is declared`;
    const more = 'The policies drop the connection unless its addresses are those of another call';
    yield finding(container.object, path, joined(message, more), call);
  }
}

/** The ports that a program may mean; of which transport is known by the scheme only. */
function portsOf({ address: { port, scheme } }: GivenAddress): Ports {
  if (port === undefined) return Ports.all;
  const [tcp, udp] = [Ports.of('TCP', port), Ports.of('UDP', port)];
  if (scheme === undefined) return tcp.union(udp);
  return scheme === 'udp' ? udp : tcp;
}

/** One program in several workloads has one configuration: that which declares the call is the one that makes it. */
const isForAnother = (graph: Graph, { container, name, address }: GivenAddress): boolean =>
  givenAddresses(graph)
    .filter(other => other.name === name && other.address.host === address.host)
    .map(other => other.container)
    .filter(
      ({ fields, workload }) =>
        fields['image'] === container.fields['image'] && workload.namespace === container.workload.namespace,
    )
    .flatMap(({ workload }) => workloadsMadeBy(graph, [workload]))
    .some(workload => declaredHosts(graph, workload).has(address.host));

/** Hosts that the graph itself serves: a program gets them to write links. */
const publicHosts = perGraph(graph => new Set(routedPaths(graph).map(({ host }) => host.toLowerCase())));

/** A proxy stands for every host outside. */
const proxied = perGraph(
  graph =>
    new Set(
      givenAddresses(graph)
        .filter(({ name }) => /^(?:https?|all)_proxy$/i.test(name))
        .map(({ container }) => container.fields),
    ),
);

const hasProxy = ({ container, name }: GivenAddress, graph: Graph): boolean =>
  proxied(graph).has(container.fields) && !/^(?:https?|all)_proxy$/i.test(name);
