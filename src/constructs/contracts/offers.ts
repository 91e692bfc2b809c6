import type { Construct } from 'constructs';
import { clusterOf } from '../../environment/environment.js';
import { type ContractPods, isCalled } from '../../intent/contract.js';
import type { Endpoint, PodPeer } from '../../intent/endpoint.js';
import { namespaceAt } from '../../intent/place.js';
import type { Shape } from '../../intent/prop-table.js';
import { firstRecorded, record } from '../../intent/record.js';
import { alternatives, didYouMean, type Problem, problem } from '../../problem.js';
import { optional, type PropsOf, required } from '../object/props.js';
import { reject, warn } from '../object/reject.js';
import { aMap, aText, listOf, mapOf, texts } from '../object/shapes.js';
import { type ContractPin, contractPin, pinned } from './pin.js';

/** Pods of another repository that may call. */
export interface OutsideCaller extends ContractPods {
  /** The offered ports that they may call. @default all */
  readonly ports?: readonly string[];
}

/** What a system offers to other repositories, and to whom. */
export interface OffersProps {
  /** What other repositories may call, by the names that its contract has: `{ api: api.port('http') }`. */
  readonly ports: Readonly<Record<string, Endpoint>>;
  /** Who may: pods by their labels, or the contract of a caller, which names its calls. @default nobody yet */
  readonly callers?: readonly (OutsideCaller | ContractPin)[];
  /** Its version, as its team counts: `2.1.0`. A caller may insist on a part of it. @default none */
  readonly interface?: string;
}

const outsideCaller = {
  namespace: required(aText),
  pods: required(mapOf(aText)),
  ports: optional(texts),
} satisfies PropsOf<OutsideCaller>;

const aCaller: Shape = {
  ...aMap,
  allowed: 'pods of another repository, or its contract',
  inside: value => ('file' in value ? contractPin : outsideCaller),
};

export const offersProps = {
  ports: required(mapOf(aMap)),
  callers: optional(listOf(aCaller)),
  interface: optional(aText),
} satisfies PropsOf<OffersProps>;

/** Offers ports to other repositories: whoever may call them is let in, and `contract.json` says so. */
export function offers(
  by: Construct,
  { ports, callers = [], interface: version }: OffersProps,
  source: string | undefined,
): void {
  const problems: Problem[] = Object.entries(ports).flatMap(([name, endpoint]) => portProblems(by, name, endpoint));
  if (firstRecorded(by, 'offer')) {
    const hint = 'Name all of its ports and callers in one.';
    problems.push(problem('contract', 'offers(…) is declared twice.', { hint }));
  }
  const admitted = callers.flatMap(caller => {
    if (!('file' in caller)) {
      problems.push(...callerProblems(caller, Object.keys(ports)));
      return [{ pods: podsOf(caller), ports: caller.ports ?? Object.keys(ports) }];
    }
    const { file, contract, problems: found } = pinned(by, caller);
    problems.push(...found);
    if (!contract) return [];
    record(by, 'contract', { contract, file, as: 'caller' });
    if (!contract.calls.some(({ to }) => to.namespace === namespaceAt(by)))
      warn(by, [{ ...noCalls(file, by), source }]);
    return contract.calls.map(({ from, to }) => ({
      pods: podsOf(from),
      ports: Object.keys(ports).filter(name => isCalled(ports[name]!, to)),
    }));
  });
  reject(
    by,
    problems.map(each => ({ ...each, source })),
  );
  record(by, 'offer', { cluster: clusterOf(by).name, interface: version, ports, callers: admitted });
  for (const { pods, ports: called } of admitted) {
    for (const name of called) if (ports[name]) record(by, 'call', { to: ports[name], from: pods });
  }
}

const podsOf = ({ namespace, pods }: ContractPods): ContractPods & PodPeer => ({ namespace, pods });

const noCalls = (file: string, by: Construct): Problem =>
  problem('contract', `the contract "${file}" calls nothing in namespace "${namespaceAt(by)}".`, {
    hint: 'Take the contract of another environment, or a later one; or remove the caller.',
  });

const offerable: readonly string[] = ['http', 'grpc', 'tcp', 'udp', 'sctp'];

function portProblems(by: Construct, name: string, { protocol, peer, facts }: Endpoint): readonly Problem[] {
  const here = namespaceAt(by);
  const refused = (message: string, hint: string) => [
    problem('contract', `port "${name}" is offered, ${message}`, { hint }),
  ];
  if (!offerable.includes(protocol ?? '')) {
    return refused(
      `and it speaks ${protocol}, which takes a secret of this repository.`,
      `Offer the service in front of it: ${alternatives(offerable)}.`,
    );
  }
  if (!('pods' in peer) || peer.namespace !== here) {
    return refused('and it is not of this namespace.', 'Offer ports of components that this system declares.');
  }
  return 'members' in facts
    ? refused('and each of its members has an address of its own.', 'Offer a port behind one Service.')
    : [];
}

function callerProblems(
  { namespace, pods, ports = [] }: OutsideCaller,
  offered: readonly string[],
): readonly Problem[] {
  const hint = 'Give at least one label of its pods: without one, every pod of its namespace is let in.';
  return [
    ...(Object.keys(pods).length > 0
      ? []
      : [problem('contract', `the caller in namespace "${namespace}" has no labels.`, { hint })]),
    ...ports
      .filter(name => !offered.includes(name))
      .map(name =>
        problem(
          'contract',
          `the caller in namespace "${namespace}" may call "${name}", which is not offered.${didYouMean(name, offered)}`,
          {
            hint: `The offered ports are ${alternatives(offered)}.`,
          },
        ),
      ),
  ];
}
