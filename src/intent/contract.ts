import type { Endpoint, Labels, PodPeer, TransportProtocol } from './endpoint.js';

/** Pods of one namespace, by their labels. */
export interface ContractPods {
  /** The name of the namespace. */
  readonly namespace: string;
  /** Labels that all of them have; at least one. */
  readonly pods: Labels;
}

/** The application protocols that a contract can offer: what calls them needs a host and a port, and no secret. */
export type ContractProtocol = 'http' | 'https' | 'grpc' | 'tcp' | 'udp' | 'sctp';

/** One port that other repositories may call. */
export interface ContractPort {
  /** The application protocol. */
  readonly protocol: ContractProtocol;
  /** The protocol below it, as policies name it. */
  readonly transport: TransportProtocol;
  /** Of the containers: what policies name. */
  readonly port: number;
  /** The name of its Service, from every namespace: `api.shop-production`. */
  readonly host: string;
  /** The port of its Service, which programs connect to. */
  readonly servicePort: number;
  /** The labels of the pods behind it. */
  readonly pods: Labels;
  /** Whom the policy there lets in. */
  readonly callers: readonly ContractPods[];
}

/** A call into another repository, as its policy lets it out. */
export interface ContractCall {
  /** The pods that call. */
  readonly from: ContractPods;
  /** The pods that are called, and the port of their containers. */
  readonly to: ContractPods & { readonly transport: TransportProtocol; readonly port: number };
}

/** What a system in an environment says of itself to other repositories: `contract.json` beside its manifests. */
export interface Contract {
  /** Of this form. */
  readonly version: 1;
  /** The name of the environment in its own repository. */
  readonly environment: string;
  /** The name of the system. */
  readonly system: string;
  /** The name of the cluster, where the environment states one. */
  readonly cluster?: string;
  /** The namespace of the system. */
  readonly namespace: string;
  /** The version of what it offers, as its team counts. */
  readonly interface?: string;
  /** What other repositories may call, by name. */
  readonly ports: Readonly<Record<string, ContractPort>>;
  /** Its calls into other repositories. */
  readonly calls: readonly ContractCall[];
}

/** What a system offers to other repositories. */
export interface Offer {
  readonly cluster?: string | undefined;
  readonly interface?: string | undefined;
  readonly ports: Readonly<Record<string, Endpoint>>;
  readonly callers: readonly { readonly pods: ContractPods; readonly ports: readonly string[] }[];
}

/** A contract of another repository, as it is imported here. */
export interface ImportedContract {
  readonly contract: Contract;
  /** The file it was read from, as it was named. */
  readonly file: string;
  /** The cluster here, where the environment names it. */
  readonly cluster?: string | undefined;
  /** Whose ports are called here, or who calls ours. */
  readonly as: 'callee' | 'caller';
}

/** The identity of a port of an imported contract. */
export const importedId = ({ namespace, system }: Contract, port: string): string =>
  `contract:${namespace}/${system}:${port}`;

/** Whether an endpoint is a port of an imported contract. */
export const isImported = ({ id }: Endpoint): boolean => id.startsWith('contract:');

/** Whether a call of a contract leads to an endpoint: by what policies see, whatever the caller's copy names it. */
export const isCalled = ({ peer, port, transport }: Endpoint, to: ContractCall['to']): boolean =>
  'pods' in peer && port === to.port && transport === to.transport && isSame(peer, to);

const isSame = ({ namespace, pods }: PodPeer, other: ContractPods): boolean =>
  namespace === other.namespace && JSON.stringify(sorted(pods)) === JSON.stringify(sorted(other.pods));
const sorted = (labels: Labels) => Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1));

/** Whether a peer stands for pods with these labels. */
export const standsFor = (
  { namespace, pods }: ContractPods,
  { namespace: of, pods: labels }: { readonly namespace: string; readonly pods: Labels },
): boolean => namespace === of && Object.entries(pods).every(([label, value]) => labels[label] === value);
