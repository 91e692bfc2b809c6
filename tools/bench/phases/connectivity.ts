import { connectionsOf } from '../../../src/connectivity/connections.js';
import { provePolicies } from '../../../src/connectivity/prove.js';
import { Graph } from '../../../src/graph/graph.js';
import { graphObject, type Manifest } from '../../../src/graph/object.js';
import { type Samples, timed } from './measure.js';

/** The best of what it took, in a process of its own, to list and to prove the connections of so many workloads, and of twice as many. */
export interface Connectivity {
  readonly workloads: number;
  readonly policies: number;
  readonly milliseconds: number;
  readonly twiceAsMany: number;
  readonly megabytes: number;
}

const [workloads, rounds] = process.argv.slice(2).map(Number) as [number, number];
const perNamespace = 50;
/** Policies for all pods of a namespace, beside the one of each workload. */
const shared = 10;

const namespaceOf = (i: number) => `team-${Math.floor(i / perNamespace)}`;
const labelsOf = (i: number) => ({ app: `app-${i}` });

const peer = (i: number) => ({
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespaceOf(i) } },
  podSelector: { matchLabels: labelsOf(i) },
});
const ports = [{ port: 'http' }];

const deployment = (i: number): Manifest => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: `app-${i}`, namespace: namespaceOf(i) },
  spec: {
    selector: { matchLabels: labelsOf(i) },
    template: {
      metadata: { labels: labelsOf(i) },
      spec: { containers: [{ name: 'app', ports: [{ name: 'http', containerPort: 8080 }] }] },
    },
  },
});

const policy = (name: string, namespace: string, spec: object): Manifest => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name, namespace },
  spec: { policyTypes: ['Ingress', 'Egress'], ...spec },
});

const sharedPolicies = (namespace: string, n: number) =>
  Array.from({ length: shared }, (_, k) =>
    policy(`shared-${k}`, namespace, {
      podSelector: {},
      egress: [{ to: [{ ipBlock: { cidr: `10.${n % 256}.${k}.0/24` } }], ports: [{ port: 443 }] }],
    }),
  );

const end = (i: number) => ({ namespace: namespaceOf(i), pods: labelsOf(i) });
const call = (from: number, to: number) => ({
  value: { from: end(from), to: { transport: 'TCP', port: 8080, peer: end(to) } },
});

/** Each calls the next of its namespace, and its like in the next namespace. */
function graphWith(size: number): Graph {
  const all = Array.from({ length: size }, (_, i) => i);
  const calledBy = (i: number) => [i + 1, i + perNamespace].filter(called => called < size);
  const callersOf = (i: number) => [i - 1, i - perNamespace].filter(caller => caller >= 0);
  const own = all.map(i =>
    policy(`app-${i}`, namespaceOf(i), {
      podSelector: { matchLabels: labelsOf(i) },
      ingress: callersOf(i).map(caller => ({ from: [peer(caller)], ports })),
      egress: calledBy(i).map(called => ({ to: [peer(called)], ports })),
    }),
  );
  const namespaces = [...new Set(all.map(namespaceOf))];
  const calls = all.flatMap(i => calledBy(i).map(called => call(i, called)));
  return new Graph(
    [...all.map(deployment), ...own, ...namespaces.flatMap(sharedPolicies)].map(manifest => graphObject(manifest)),
    ((kind: string) => (kind === 'call' ? calls : [])) as unknown as Graph['intents'],
  );
}

function measure(size: number): void {
  const graph = graphWith(size);
  timed(samples, String(size), () => [connectionsOf(graph), provePolicies(graph)]);
}

function peakOf(size: number): number {
  measure(size);
  return process.resourceUsage().maxRSS / 1024;
}

const samples: Samples = new Map();
const megabytes = peakOf(workloads); // Before twice as many need more.
for (let round = 0; round < rounds; round++) {
  for (const size of [workloads, 2 * workloads]) {
    measure(size);
  }
}
/** What else runs on the machine only ever adds. */
const best = (size: number) => Math.min(...samples.get(String(size))!);
const result: Connectivity = {
  workloads,
  policies: graphWith(workloads).ofKind('NetworkPolicy').length,
  milliseconds: best(workloads),
  twiceAsMany: best(2 * workloads),
  megabytes,
};
console.log(JSON.stringify(result));
