import type { Construct } from 'constructs';
import { clusterOf } from '../../environment/environment.js';
import { type Contract, importedId } from '../../intent/contract.js';
import { type Endpoint, outsideWave } from '../../intent/endpoint.js';
import { record } from '../../intent/record.js';
import { alternatives, didYouMean, type Problem, ProblemError, problem } from '../../problem.js';
import { type EndpointProtocol, factsOf } from '../network/port.js';
import { optional, type PropsOf, required } from '../object/props.js';
import { locate, reject } from '../object/reject.js';
import { aText, mapOf, oneOf } from '../object/shapes.js';
import { type ContractPin, contractPin, pinned } from './pin.js';

/** What is called of another repository, by the names that its contract has: `{ api: 'http' }`. */
export type ExpectedPorts = Readonly<Record<string, Contract['ports'][string]['protocol']>>;

export interface ContractProps<Ports extends ExpectedPorts = ExpectedPorts> extends ContractPin {
  /** The ports that are called here, with the protocols that they speak. */
  readonly ports: Ports;
  /** The version of what it offers, as far as it counts here: `2` fits `2.3.1`. @default any */
  readonly interface?: string;
}

const protocol = oneOf(['http', 'https', 'grpc', 'tcp', 'udp', 'sctp']);

export const contractProps = {
  ...contractPin,
  ports: required(mapOf(protocol)),
  interface: optional(aText),
} satisfies PropsOf<ContractProps>;

/** A system of another repository, as this one calls it. */
export interface OtherRepository<Ports extends ExpectedPorts = ExpectedPorts> {
  /** Its contract: its namespace, what it offers and to whom. */
  readonly contract: Contract;
  /** One of its ports, for `calls`. */
  port<Name extends keyof Ports & string>(name: Name): Endpoint<EndpointProtocol<Ports[Name]>>;
}

/** @throws ProblemError where there is no contract to go by */
export function otherRepository<Ports extends ExpectedPorts>(
  by: Construct,
  props: ContractProps<Ports>,
  source: string | undefined,
): OtherRepository<Ports> {
  const { file, contract, problems } = pinned(by, props);
  const located = (found: readonly Problem[]) =>
    locate(
      by,
      found.map(each => ({ ...each, source })),
    );
  if (!contract) throw new ProblemError(located(problems));
  reject(by, located([...problems, ...expectationProblems(file, contract, props)]));
  record(by, 'contract', { contract, file, cluster: clusterOf(by).name, as: 'callee' });
  return {
    contract,
    port: name => {
      const endpoint = Object.hasOwn(contract.ports, name) && endpointOf(contract, name);
      if (!endpoint) throw new ProblemError(located([missing(file, contract, name)]));
      return endpoint as never;
    },
  };
}

function endpointOf(contract: Contract, name: string): Endpoint {
  const { protocol, transport, port, host, servicePort, pods } = contract.ports[name]!;
  return Object.freeze({
    id: importedId(contract, name),
    protocol: protocol === 'https' ? 'http' : protocol,
    transport,
    port,
    peer: { namespace: contract.namespace, pods },
    wave: outsideWave,
    facts: Object.freeze(factsOf(protocol, host, servicePort)),
  }) as Endpoint;
}

/** What the contract is otherwise than it is used here. */
function expectationProblems(
  file: string,
  contract: Contract,
  { ports, interface: wanted }: ContractProps,
): readonly Problem[] {
  const is = contract.interface;
  return [
    ...Object.entries(ports).flatMap(([name, speaks]) => {
      if (!Object.hasOwn(contract.ports, name)) return [missing(file, contract, name)];
      const { protocol } = contract.ports[name]!;
      const message = `port "${name}" of the contract "${file}" speaks ${protocol}, and ${speaks} is expected here.`;
      return protocol === speaks
        ? []
        : [problem('contract', message, { hint: 'Expect what it speaks, and see that the program does.' })];
    }),
    ...(wanted === undefined || is === wanted || is?.startsWith(`${wanted}.`)
      ? []
      : [
          problem('contract', `the contract "${file}" offers ${is ?? 'no version'}, and ${wanted} is expected here.`, {
            hint: 'See what has changed for its callers, then expect the version that it offers.',
          }),
        ]),
  ];
}

const missing = (file: string, { ports }: Contract, name: string): Problem =>
  problem('contract', `the contract "${file}" has no port "${name}".${didYouMean(name, Object.keys(ports))}`, {
    hint: Object.keys(ports).length > 0 ? `It offers ${alternatives(Object.keys(ports))}.` : 'It offers no port.',
  });
