import type { Probe as ProbeSpec } from '../../../imports/k8s.js';

/** A Probe of any cdk8s-plus: each has a class of containers of its own. */
export interface PlusProbe {
  /** As cdk8s-plus renders it. */
  _toKube(container: never): unknown;
}

export const isPlusProbe = (probe: object): probe is PlusProbe => '_toKube' in probe;

/**
 * The API's form of it, without what the API assumes anyway.
 * @param port the number of the container's first port, for a probe that names none
 */
export function plusProbeSpec(probe: PlusProbe, port: number | undefined): ProbeSpec {
  const container = { portNumber: port, port, ports: port === undefined ? [] : [{ number: port }] };
  const { httpGet, tcpSocket, failureThreshold, ...spec } = plain(probe._toKube(container as never)) as ProbeSpec;
  const { scheme, ...get } = httpGet ?? {};
  return {
    ...(httpGet && { httpGet: { ...(get as { port: number }), ...(scheme !== 'HTTP' && scheme && { scheme }) } }),
    ...(tcpSocket && { tcpSocket }),
    ...spec,
    ...(failureThreshold !== 3 && failureThreshold !== undefined && { failureThreshold }),
  };
}

/** Without undefined fields, and with the value of a union of number and text. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  if (value.constructor.name === 'IntOrString') return (value as { readonly value: unknown }).value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) => (each === undefined ? [] : [[key, plain(each)]])),
  );
}
