import { append } from '../../graph/append.js';
import { at, fieldsOf, listOf, numberOf, textOf } from '../../graph/fields.js';
import type { Graph } from '../../graph/graph.js';
import { workloadIndex } from '../../graph/label-index.js';
import { type GraphObject, namespaceOf } from '../../graph/object.js';
import { perGraph } from '../../graph/per-graph.js';
import { isPort, podPorts, podsBehind, type ServicePort, servicePorts } from '../../graph/services.js';
import type { Workload } from '../../graph/workload.js';
import { formatObject } from '../../problem.js';
import { type Check, finding } from '../check.js';
import { portText } from '../wording.js';

export const policyPortOfPods: Check = {
  id: 'policy-port-of-pods',
  title: 'A policy opens ports of pods, not those of their Service',
  why: 'Policies see a connection after the Service has turned its port into that of the pod: the rule opens nothing, and the connection is dropped. A warning, since a pod may listen on a port that it does not declare.',
  fix: 'Name the port on which the pods listen.',
  category: 'network',
  severity: 'warning',
  kinds: ['NetworkPolicy'],
  docs: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
  fails: `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: api }
spec: { podSelector: { matchLabels: { app: api } }, ingress: [{ ports: [{ port: 80 }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: api }
spec: { selector: { app: api }, ports: [{ port: 80, targetPort: 8080 }] }
---
apiVersion: v1
kind: Pod
metadata: { name: api, labels: { app: api } }
spec: { containers: [{ name: api, image: 'api:1', ports: [{ containerPort: 8080 }] }] }
`,
  *check(graph) {
    for (const policy of graph.ofKind('NetworkPolicy')) {
      const spec = at(policy.manifest, 'spec');
      const selected = (selector: unknown) => workloadIndex(graph).select(namespaceOf(policy), selector);
      for (const [i, rule] of listOf(spec['ingress']).entries())
        yield* wrong(graph, policy, `spec.ingress[${i}]`, fieldsOf(rule)['ports'], selected(spec['podSelector']));
      for (const [i, rule] of listOf(spec['egress']).entries()) {
        const peers = listOf(fieldsOf(rule)['to']).map(fieldsOf);
        // Pods of other namespaces are for whoever knows them.
        if (peers.length === 0 || peers.some(peer => peer['ipBlock'] || peer['namespaceSelector'])) continue;
        const pods = peers.flatMap(peer => selected(peer['podSelector']));
        yield* wrong(graph, policy, `spec.egress[${i}]`, fieldsOf(rule)['ports'], pods);
      }
    }
  },
};

function* wrong(graph: Graph, policy: GraphObject, path: string, ports: unknown, pods: readonly Workload[]) {
  if (pods.length === 0) return;
  for (const [j, entry] of listOf(ports).entries()) {
    const { port, endPort, protocol } = fieldsOf(entry);
    const number = numberOf(port);
    if (number === undefined || endPort !== undefined) continue;
    const transport = textOf(protocol) ?? 'TCP';
    if (pods.some(pod => podPorts(pod).some(isPort(number, transport)))) continue;
    const services = pods.flatMap(pod => servicesOf(graph).get(pod) ?? []);
    const found = services.find(({ port }) => port.port === number && port.protocol === transport);
    // Where the Service leads to the same number, the pods listen there without declaring it.
    if (!found || services.some(({ port }) => port.target === number)) continue;
    const message = `${number} is the port of ${formatObject(found.service)}; its pods listen on ${portText(pods.flatMap(podPorts))}`;
    yield finding(policy, `${path}.ports[${j}].port`, message);
  }
}

interface PortBefore {
  readonly service: GraphObject;
  readonly port: ServicePort;
}

/** The ports of Services that lead to a workload. */
const servicesOf = perGraph(graph => {
  const found = new Map<Workload, PortBefore[]>();
  for (const service of graph.ofKind('Service')) {
    for (const workload of podsBehind(graph, service))
      for (const port of servicePorts(service)) append(found, workload, { service, port });
  }
  return found;
});
