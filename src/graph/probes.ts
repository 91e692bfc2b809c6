import { at, type Fields, isMap, numberOf, textOf } from './fields.js';
import type { Container } from './workload.js';

export type ProbeKind = 'liveness' | 'readiness' | 'startup';

export interface Probe {
  readonly kind: ProbeKind;
  readonly path: string;
  readonly fields: Fields;
}

/** The probes of a container. */
export const probesOf = (container: Container): readonly Probe[] =>
  (['liveness', 'readiness', 'startup'] as const).flatMap(kind => {
    const fields = container.fields[`${kind}Probe`];
    return isMap(fields) ? [{ kind, path: `${container.path}.${kind}Probe`, fields }] : [];
  });

/** The handlers of a probe or of a lifecycle hook. */
export const handlers = ['exec', 'httpGet', 'tcpSocket', 'grpc', 'sleep'] as const;

/** The port that a handler asks, and where it stands. */
export function handlerPort(
  handler: Fields,
  path: string,
): { readonly path: string; readonly port: string | number } | undefined {
  for (const kind of ['httpGet', 'tcpSocket', 'grpc'] as const) {
    const { port } = at(handler, kind);
    const value = textOf(port) ?? numberOf(port);
    if (value !== undefined) return { path: `${path}.${kind}.port`, port: value };
  }
  return undefined;
}
