import type { Graph } from '../../../src/graph/graph.js';

/** The fields of IDIS's objects that its tests look at. */
export interface Looked {
  readonly data: Readonly<Record<string, string>>;
  readonly spec: {
    readonly egress: readonly {
      readonly to: readonly { readonly ipBlock?: { readonly cidr: string } }[];
      readonly toFQDNs?: readonly object[];
      readonly ports: readonly { readonly port: number }[];
    }[];
    readonly hard: Readonly<Record<string, string>>;
    readonly target: { readonly template: { readonly data: Readonly<Record<string, string>> } };
  };
}

/** The only object of this kind and name. */
export function only(graph: Graph, kind: string, name: string): Looked {
  const found = graph.ofKind(kind).filter(object => object.name === name);
  if (found.length !== 1) throw new Error(`${found.length} of kind ${kind} are called ${name}`);
  return found[0]!.manifest as unknown as Looked;
}
