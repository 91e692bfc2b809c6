import { type ContractEnd, contractEnds, nameOf } from '../../connectivity/contract-ends.js';
import type { PodFacts } from '../../connectivity/peer-group.js';
import { Ports } from '../../connectivity/ports.js';
import { type Workload, workloadsOf } from '../../connectivity/workloads.js';
import type { Graph } from '../../graph/graph.js';
import { unitAbove } from '../../graph/unit-above.js';
import { type ContractPods, isCalled, isImported, standsFor } from '../../intent/contract.js';
import { listed } from '../../problem.js';
import { type Check, type Finding, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const contractKept: Check = {
  id: 'contract-kept',
  title: 'Both ends of a call between repositories agree',
  why: 'The policy of each end is rendered in its own repository: where one opens a port that the other does not, the call times out.',
  fix: 'Change the end that is wrong, and import its contract anew at the other.',
  category: 'network',
  severity: 'error',
  kinds: podMakingKinds,
  scope: 'connections',
  docs: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation',
  fails: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: mailer, namespace: web }
spec:
  selector: { matchLabels: { app: mailer } }
  template:
    metadata: { labels: { app: mailer } } # although it calls a port whose contract admits only app=web
    spec: { containers: [{ name: mailer, image: 'mailer:1.0.0' }] }
`,
  *check(graph) {
    yield* notAdmitted(graph);
    yield* notOffered(graph);
  },
};

/** Calls from here that the policy of the other end does not let in. */
function* notAdmitted(graph: Graph): Iterable<Finding> {
  const ends = contractEnds(graph);
  for (const { value } of ends.length === 0 ? [] : graph.intents('call')) {
    const { to, from } = value;
    const { peer, transport, port } = to;
    if (!isImported(to) || !('pods' in peer)) continue;
    const { namespace = 'default', pods } = peer;
    const end = ends.find(({ name, direction }) => direction === 'ingress' && name === nameOf({ namespace, pods }));
    const called = Ports.of(transport, port);
    for (const { id, object, pods } of end ? workloadsWith(graph, from) : []) {
      if (pods.every(each => called.minus(end!.permits(each)).isEmpty)) continue;
      const { file, contract } = end!.imported;
      yield finding(
        object,
        '',
        `calls ${end!.name} : ${called}, and the contract "${file}" of ${contract.system} does not let ${id} in: ${admitted(end!, to.id)}`,
        `Have ${contract.system} name it as a caller, by its labels or by contract.json of this system, and import the new contract here.`,
      );
    }
  }
}

function admitted({ imported: { contract } }: ContractEnd, id: string): string {
  const { callers = [] } = contract.ports[id.slice(id.lastIndexOf(':') + 1)] ?? {};
  if (callers.length === 0) return 'it admits nobody';
  return `it admits ${listed(callers.map(({ namespace, pods }) => `${namespace}/${labelsOf(pods)}`))}`;
}

const labelsOf = (labels: ContractPods['pods']) =>
  Object.entries(labels)
    .map(each => each.join('='))
    .join(',');

/** Calls that the contracts of callers name, and that nothing offered here answers. */
function* notOffered(graph: Graph): Iterable<Finding> {
  for (const { by, value } of graph.intents('contract')) {
    const unit = unitAbove(graph, by);
    if (value.as !== 'caller' || !unit) continue;
    const offers = graph.intents('offer').filter(({ by: other }) => unitAbove(graph, other) === unit);
    const offered = offers.flatMap(({ value: { ports } }) => Object.entries(ports));
    for (const { from, to } of value.contract.calls) {
      if (to.namespace !== unit.namespace || offered.some(([, endpoint]) => isCalled(endpoint, to))) continue;
      const [workload] = [
        ...workloadsWith(graph, to),
        ...offered.flatMap(([, { peer }]) => ('pods' in peer ? workloadsWith(graph, peer) : [])),
      ];
      if (!workload) continue;
      const ports = listed(offered.map(([name, { transport, port }]) => `${name} on ${transport} ${port}`));
      yield finding(
        workload.object,
        '',
        `is called by ${nameOf(from)} on ${to.transport} ${to.port} of ${labelsOf(to.pods)}, as the contract "${value.file}" of ${value.contract.system} says, and ${unit.system} offers ${ports || 'nothing'}`,
        `Offer that port until ${value.contract.system} has imported the new contract, then import its contract here.`,
      );
    }
  }
}

function workloadsWith(
  graph: Graph,
  { namespace = 'default', pods }: { readonly namespace?: string | undefined; readonly pods: ContractPods['pods'] },
): readonly Workload[] {
  const isOne = ({ namespace: of, labels }: PodFacts) =>
    standsFor({ namespace, pods }, { namespace: of, pods: labels });
  return workloadsOf(graph).filter(({ pods }) => pods.some(isOne));
}
