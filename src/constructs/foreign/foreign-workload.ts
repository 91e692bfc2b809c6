import { Construct, type IConstruct } from 'constructs';
import type { Call } from '../../intent/call.js';
import type { Endpoint, Labels } from '../../intent/endpoint.js';
import { namespaceAt, placeOf } from '../../intent/place.js';
import { record } from '../../intent/record.js';
import { recordSource } from '../../intent/source.js';
import { didYouMean, type Problem, problem } from '../../problem.js';
import { recordClaims, recordDemand } from '../component/demand.js';
import type { AllowedCaller } from '../network/allowed-caller.js';
import { NetworkBoundary } from '../network/network-boundary.js';
import { factsOf, type PortSpecs, type ServerPort, serverPortProblems, serverPorts } from '../network/port.js';
import { wholeProblems } from '../object/numbers.js';
import { reject } from '../object/reject.js';
import { jobWave, waveAnnotations } from '../object/wave.js';
import { recordConnections } from './connections.js';
import { harden } from './harden.js';
import { type PodMaker, podMaker } from './pod-template.js';

/** The same with the calls that follow from it. */
export interface ForeignWorkloadProps {
  /** Container ports that can be called, by name. @default those to which its containers give a name */
  readonly ports?: PortSpecs;
  /** Endpoints that its pods connect to. Policies at both ends and the order of the rollout follow from it. @default none */
  readonly calls?: readonly Call[];
  /** Callers that are not components. @default none */
  readonly allowedCallers?: readonly AllowedCaller[];
  /** @deprecated `allowedCallers` */
  readonly admits?: readonly AllowedCaller[];
  /** The Service that leads to its pods, or the name of that. @default it is named after the workload */
  readonly service?: string | { readonly name: string };
  /** The most of its pods at one time, those that a rollout adds included. @default one more than its replicas */
  readonly pods?: number;
  /** Adds what Pod Security "restricted" asks for and the object does not say. @default false */
  readonly harden?: boolean;
}

/** A workload of another library, as others here call it. */
export class ForeignWorkload extends Construct {
  /** Its place in the order of a rollout: after everything it calls. */
  readonly wave: number;
  private readonly endpoints: ReadonlyMap<string, Endpoint>;

  constructor(workload: IConstruct, props: ForeignWorkloadProps) {
    super(workload as Construct, 'plainsail');
    recordSource(this, ForeignWorkload);
    const { calls = [], allowedCallers = [], pods } = props;
    const maker = podMaker(workload);
    this.wave = jobWave;
    this.endpoints = new Map();
    if (!('template' in maker)) {
      reject(this, [maker]);
      return;
    }
    this.wave = Math.max(jobWave, maker.wave, ...calls.map(({ to }) => to.wave + 1));
    const ports = serverPorts(props.ports ?? namedPorts(maker));
    reject(this, [
      ...(props.ports ? serverPortProblems(ports) : []),
      ...namespaceProblems(maker, namespaceAt(this)),
      ...wholeProblems('quota', 'the number of pods', pods ?? 1, 1),
      ...(props.harden ? harden(maker) : []),
    ]);
    const { object, labels, template, replicas, claims } = maker;
    const service = typeof props.service === 'object' ? props.service.name : (props.service ?? object.name);
    this.endpoints = new Map(ports.map(port => [port.name, this.endpoint(port, service, labels)]));
    for (const [key, value] of Object.entries(waveAnnotations(this.wave))) object.metadata.addAnnotation(key, value);
    record(this, 'foreign', { pods: { namespace: namespaceAt(this), pods: labels } });
    let leaves: boolean | undefined;
    new NetworkBoundary(this, 'boundary', {
      name: object.name,
      selector: labels,
      calls,
      exposes: [...this.endpoints.values()],
      allowedCallers,
      callsElsewhere: () => {
        leaves ??= recordConnections(workload, labels);
        return leaves;
      },
    });
    recordDemand(this, template, { pods: pods ?? replicas + 1 });
    for (const size of claims) recordClaims(this, () => pods ?? replicas, size);
  }

  /** The names of its ports. */
  get ports(): Iterable<string> {
    return this.endpoints.keys();
  }

  /** What others call: `calls: [foreign(web).port('http')]`. @throws ProblemError for a port that it does not have */
  port(name: string): Endpoint {
    const endpoint = this.endpoints.get(name);
    if (!endpoint) {
      const hint = `Name it in \`ports\`.${didYouMean(name, this.endpoints.keys())}`;
      reject(this, [problem('foreign', `"${placeOf(this.node.scope!)}" has no port "${name}".`, { hint })]);
    }
    return endpoint!;
  }

  private endpoint({ name, number, protocol, transport, servicePort }: ServerPort, service: string, pods: Labels) {
    const namespace = namespaceAt(this);
    const host = namespace === undefined ? service : `${service}.${namespace}`;
    return Object.freeze({
      id: `${placeOf(this)}:${name}`,
      protocol: protocol === 'https' ? 'http' : protocol,
      transport,
      port: number,
      peer: { namespace, pods },
      wave: this.wave,
      facts: factsOf(protocol, host, servicePort === false ? number : servicePort),
    }) as Endpoint;
  }
}

/** The ports to which containers give a name; the Service is assumed to lead to each by its own number. */
function namedPorts({ template }: PodMaker): PortSpecs {
  const protocols = { UDP: 'udp', SCTP: 'sctp' } as const;
  const ports = (template.spec?.containers ?? []).flatMap(({ ports = [] }) => ports);
  return Object.fromEntries(
    ports.flatMap(({ name, containerPort, protocol = 'TCP' }) => {
      if (name === undefined) return [];
      const transport = protocol === 'TCP' ? undefined : protocols[protocol as 'UDP'];
      return [[name, { number: containerPort, servicePort: containerPort, ...(transport && { protocol: transport }) }]];
    }),
  );
}

/** Its policies are in the namespace of its chart. */
function namespaceProblems({ object }: PodMaker, namespace: string | undefined): readonly Problem[] {
  const own = object.metadata.namespace;
  if (own === undefined || own === namespace) return [];
  const message = `${object.kind} ${object.name} is in namespace ${JSON.stringify(own)}, its chart in ${JSON.stringify(namespace)}.`;
  return [problem('foreign', message, { hint: 'Give both the same namespace: policies select pods of their own.' })];
}
