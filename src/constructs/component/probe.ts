import type { Container, Probe as ProbeSpec } from '../../../imports/k8s.js';
import type { DefaultSet } from '../../defaults/default-set.js';
import { alternatives, didYouMean, type Problem, problem } from '../../problem.js';
import type { Port, PortProtocol } from '../network/port.js';
import { isPlusProbe, type PlusProbe, plusProbeSpec } from './plus-probe.js';

/** Times are in seconds. */
export interface ProbeTimes {
  /** Seconds after the start of the container before it is asked for the first time. @default 0 */
  readonly initialDelay?: number;
  /** Seconds from one question to the next. @default 10 */
  readonly period?: number;
  /** Seconds in which the answer must come. @default 1 */
  readonly timeout?: number;
  /** Failures in a row before it counts. @default 3 */
  readonly failures?: number;
}

/** How the kubelet asks a container about its state. */
export type Probe = OwnProbe | PlusProbe;

type OwnProbe = ProbeTimes &
  (
    | { readonly path: string /** A port's name. @default the first port */; readonly port?: string }
    | { readonly command: readonly string[] }
    | { readonly tcp: string }
  );

/** A GET of a path that answers 200 to 399. */
export const httpGet = (path: string, more: ProbeTimes & { readonly port?: string } = {}): Probe => ({ path, ...more });
/** A command that ends with 0. */
export const exec = (command: readonly string[], times: ProbeTimes = {}): Probe => ({ command, ...times });
/** A port, by name, that accepts a connection. */
export const tcpConnect = (port: string, times: ProbeTimes = {}): Probe => ({ tcp: port, ...times });

/** A port that a probe may ask. */
export type ProbedPort = Pick<Port, 'name'> & {
  readonly transport: string;
  readonly protocol?: PortProtocol;
  readonly number?: number;
};

/** The ports of a component, and those of its raw container. */
export function probedPorts(ports: readonly Port[] = [], own: Container['ports'] = []): readonly ProbedPort[] {
  const raw = own.flatMap(({ name, protocol = 'TCP' }) => (name === undefined ? [] : { name, transport: protocol }));
  return [...ports.filter(({ name }) => !raw.some(port => port.name === name)), ...raw];
}

/** The API's form, without what the API assumes anyway. */
export function probeSpec(probe: Probe, ports: readonly ProbedPort[]): ProbeSpec {
  if (isPlusProbe(probe)) return plusProbeSpec(probe, ports[0]?.number);
  const { initialDelay = 0, period = 10, timeout = 1, failures = 3 } = probe;
  return {
    ...handler(probe, ports),
    ...(initialDelay !== 0 && { initialDelaySeconds: initialDelay }),
    ...(period !== 10 && { periodSeconds: period }),
    ...(timeout !== 1 && { timeoutSeconds: timeout }),
    ...(failures !== 3 && { failureThreshold: failures }),
  };
}

function handler(probe: OwnProbe, ports: readonly ProbedPort[]): ProbeSpec {
  if ('command' in probe) return { exec: { command: [...probe.command] } };
  const port = portOf(probe, ports)!;
  if ('tcp' in probe) return { tcpSocket: { port } };
  const isTls = ports.some(({ name, protocol }) => name === port && protocol === 'https');
  return { httpGet: { path: probe.path, port, ...(isTls && { scheme: 'HTTPS' }) } };
}

/** What is wrong with the ports that probes name. A container without ports can only be asked by a command. */
export function probeProblems(probes: readonly (Probe | undefined)[], ports: readonly ProbedPort[]): Problem[] {
  const names = ports.map(({ name }) => name);
  return probes.flatMap(probe => {
    const port = probe && portOf(probe, ports);
    if (port === undefined) return [];
    const transport = ports.find(({ name }) => name === port)?.transport;
    if (transport === 'TCP') return [];
    if (transport !== undefined) {
      const hint = 'The kubelet asks by TCP: name a port that speaks TCP, or ask with a command, exec([…]).';
      return [problem('probe', `a probe asks port "${port}", which speaks ${transport.toLowerCase()}.`, { hint })];
    }
    const none = ports.length === 0;
    return [
      problem('probe', `a probe asks port "${port}", which is not declared.${didYouMean(port, names)}`, {
        hint: none ? 'There are no ports: ask with a command, exec([…]).' : `The ports are ${alternatives(names)}.`,
      }),
    ];
  });
}

/** The port that a probe asks by name; undefined for a command. */
function portOf(probe: Probe, [first]: readonly ProbedPort[]): string | undefined {
  if ('command' in probe || isPlusProbe(probe)) return undefined;
  return 'tcp' in probe ? probe.tcp : (probe.port ?? first?.name ?? 'http');
}

/** The same question during start-up, asked often and with patience. */
export function startupOf(probe: Probe, { startup }: DefaultSet): Probe {
  if (isPlusProbe(probe)) return patient(probe, startup);
  const { initialDelay: _, ...rest } = probe;
  return { ...rest, ...startup };
}

const patient = (probe: PlusProbe, { period, failures }: DefaultSet['startup']): PlusProbe => ({
  _toKube: container => {
    const { initialDelaySeconds: _, successThreshold: __, ...rest } = probe._toKube(container) as ProbeSpec;
    return { ...rest, periodSeconds: period, failureThreshold: failures };
  },
});
