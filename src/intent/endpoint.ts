import type { ConfigMapKey } from './config-map-key.js';
import type { Secret, SecretRef } from './secret.js';

/** Plain, frozen values: who listens where. */
export type Labels = Readonly<Record<string, string>>;
export type TransportProtocol = 'TCP' | 'UDP' | 'SCTP';

/** Pods of this cluster, by their labels in one namespace. */
export interface PodPeer {
  /** The namespace; undefined is the caller's own. */
  readonly namespace: string | undefined;
  /** The labels of the pods. */
  readonly pods: Labels;
  /** Labels of the namespace, when its name is not the fact that counts. @default kubernetes.io/metadata.name is the namespace */
  readonly namespaceLabels?: Labels;
}

/** Addresses outside the cluster. */
export interface OutsidePeer {
  /** `10.20.0.0/24`, … */
  readonly cidrs: readonly string[];
  /** Names that a policy engine which knows DNS may use instead of the addresses. */
  readonly hosts?: readonly string[];
  /** What stands there, for a policy engine that knows it by what it is. */
  readonly entity?: 'kube-apiserver';
}

/** Where packets go or come from. */
export type Peer = PodPeer | OutsidePeer;

/** What a caller may know of what it calls, by application protocol. Declaration merging adds protocols. */
export interface Protocols {
  /** A database of a PostgreSQL server. */
  postgres: {
    readonly host: string;
    readonly port: number;
    readonly database: string;
    readonly tls: 'disable' | 'require' | 'verify-ca' | 'verify-full';
    readonly user: SecretRef;
    readonly password: SecretRef;
    /** Who signs its certificate. @default a public authority, where the name is verified */
    readonly authority?: Secret | ConfigMapKey;
    /** A pooler is in between; with "transaction", nothing may outlast a transaction: lib/pq needs `binary_parameters`. */
    readonly pooling?: 'session' | 'transaction';
  };
  /** A Redis server or cluster. */
  redis: {
    readonly host: string;
    readonly port: number;
    readonly tls: boolean;
    readonly password: SecretRef;
    /** It is a cluster: `redis-0.redis.shop:6379`, … */
    readonly members?: readonly string[];
  };
  /** HTTP or HTTPS, as the URL says. */
  http: { readonly host: string; readonly port: number; readonly url: string };
  /** Without TLS; `target` is how its clients name a server: `api.shop:9090`. */
  grpc: { readonly host: string; readonly port: number; readonly target: string };
  /** A bucket; without keys, the pods' cloud identity opens it. */
  s3: {
    readonly url: string;
    readonly bucket: string;
    readonly region: string;
    /** The bucket is part of the path, not of the host. @default false */
    readonly pathStyle?: boolean;
    readonly accessKey: SecretRef | undefined;
    readonly secretKey: SecretRef | undefined;
  };
  /** A collector of traces, metrics and logs. */
  otlp: { readonly url: string; readonly encoding: 'grpc' | 'http/protobuf' };
  /** Anything else, by its transport. */
  tcp: {
    readonly host: string;
    readonly port: number;
    /** The members that each have an address: `kafka-0.kafka-members.shop:9092`, … @default it is one server */
    readonly members?: readonly string[];
  };
  /** Anything else over UDP. */
  udp: { readonly host: string; readonly port: number };
  /** Anything else over SCTP. */
  sctp: { readonly host: string; readonly port: number };
}
/** The application protocols that endpoints have. */
export type Protocol = keyof Protocols;

/** The order of what is there before everything: nothing waits for it. */
export const outsideWave = Number.NEGATIVE_INFINITY;

/** One port that can be called. */
export interface Endpoint<P extends Protocol = Protocol> {
  /** `<construct path>:<port name>`: the identity that both ends of a call agree on. */
  readonly id: string;
  /** The application protocol. */
  readonly protocol: P;
  /** The protocol below it, as policies name it. */
  readonly transport: TransportProtocol;
  /** Container port inside the cluster, server port outside. */
  readonly port: number;
  /** Where it is: pods of the cluster, or addresses and names outside. */
  readonly peer: Peer;
  /** Order: everything that calls it comes later. */
  readonly wave: number;
  /** What a caller may know of it, for its variables. */
  readonly facts: Protocols[P];
  /** Most connections the server accepts, where that is a limit. */
  readonly maxConnections?: number;
  /** Those of them that it keeps for whoever repairs it. @default 0 */
  readonly reservedConnections?: number;
  /** It knows callers by the cloud's identity of their account, not by keys. @default false */
  readonly usesCloudIdentity?: boolean;
  /** The server behind this one. */
  readonly direct?: Endpoint<P>;
}
