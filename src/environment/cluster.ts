import { projectDefaults } from '../defaults/project.js';
import type { Labels } from '../intent/endpoint.js';
import type { Receivers } from '../intent/receiver.js';
import { type KubernetesVersion, kubernetesVersions } from '../manifest/kubernetes-version.js';
import type { CloudIdentity } from './cloud-identity.js';
import type { Delivery } from './delivery.js';
import type { GatewayFacts, IngressFacts } from './entry-point.js';
import type { LogStore } from './log-store.js';
import type { PlatformPods } from './platform-pods.js';
import type { SecretStore } from './secret-store.js';

export { type KubernetesVersion, kubernetesVersions } from '../manifest/kubernetes-version.js';
export { type PlatformPods, peerOf } from './platform-pods.js';

/** Who lets autoscalers see what Prometheus knows of the pods. */
export type CustomMetrics =
  /** prometheus-adapter serves it under the names of its own rules, which are somebody's to add. */
  | { readonly by: 'prometheus-adapter' }
  /** KEDA asks Prometheus itself, at this address: `http://prometheus-operated.monitoring:9090`. */
  | { readonly by: 'keda'; readonly prometheus: string };

/** What is known of the cluster that changes what is rendered. */
export interface ClusterProps {
  /** Environments whose cluster has the same name share it. @default a cluster of its own */
  readonly name?: string;
  /** Who brings what is rendered into the cluster: `argoCd({ … })` or `flux({ … })`. @default no delivery objects */
  readonly delivery?: Delivery;
  /** The version of the API server, by major and minor number: `1.34`. @default that of the project's defaults: 1.31 of 2026-12 */
  readonly kubernetes?: KubernetesVersion;
  /** The entry point of public requests; at most one of `ingress` and `gateway`. @default none: a public route is an error */
  readonly ingress?: IngressFacts;
  /** The Gateway of the platform. @default none */
  readonly gateway?: GatewayFacts;
  /** Who enforces network policies. @default kubernetes */
  readonly networkPolicies?: 'kubernetes' | 'cilium';
  /** Name resolution. @default kube-dns in kube-system */
  readonly dns?: PlatformPods & {
    /** Address of NodeLocal DNSCache, where nodes run one: `169.254.20.10`. */
    readonly nodeLocal?: string;
    /** The port at which the pods listen, UDP and TCP, which policies are held against: 5353 in OpenShift. @default 53 */
    readonly port?: number;
  };
  /** Prometheus, which scrapes. @default none: metrics are exposed and nobody is let in */
  readonly prometheus?: PlatformPods & {
    /** Labels by which its operator selects monitors and rules: `{ release: 'kube-prometheus-stack' }`. */
    readonly selects: Labels;
    /** How long it keeps samples. @default 15d */
    readonly retention?: string;
    /** The name by which it is asked: `prometheus-operated.monitoring`. @default it is asked nothing */
    readonly host?: string;
    /** @default 9090 */
    readonly port?: number;
  };
  /** Which adapter makes metrics known to autoscalers: prometheus-adapter or KEDA. @default nobody: to scale by a program's own load is an error */
  readonly customMetrics?: CustomMetrics;
  /** Grafana, whose sidecar finds dashboards by these labels: `{ grafana_dashboard: '1' }`. @default none: no dashboards */
  readonly grafana?: { readonly selects: Labels };
  /** The labels by which the sidecar of Loki's ruler finds rule files. @default `{ loki_rule: 'true' }` */
  readonly loki?: { readonly selects: Labels };
  /** Where the logs of pods are kept. @default nowhere that systems send them to */
  readonly logs?: LogStore;
  /** Who receives alerts. @default none: routes are the platform's */
  readonly alerting?: Receivers & {
    /** Labels by which the operator of Alertmanager selects configurations. @default none are asked for */
    readonly selects?: Labels;
  };
  /** Where the runbooks are published, one folder per system: `https://example.com/runbooks`. @default alerts have no link */
  readonly runbooks?: string;
  /** The cert-manager ClusterIssuer that signs certificates for names inside the cluster. @default none: stores there speak plain text */
  readonly internalIssuer?: string;
  /**
   * Where names outside the cluster lead, for policies that know addresses only: `{ 'api.openai.com': ['192.0.2.0/24'] }`.
   * They are the environment's to know and to keep: a route of its network, or what the other side publishes.
   * @default every address, with a warning
   */
  readonly addresses?: Readonly<Record<string, readonly string[]>>;
  /** The API server's addresses, for pods that call it. */
  readonly apiServer?: { readonly cidrs: readonly string[] /** @default 6443 */; readonly port?: number };
  /** The OpenTelemetry Collector that every system may send to. @default none */
  readonly collector?: PlatformPods & {
    /** The name that programs connect to: `otel-collector.observability`. */
    readonly host: string;
    /** OTLP over gRPC. @default 4317 */
    readonly port?: number;
    /** OTLP over HTTP. @default 4318 */
    readonly httpPort?: number;
  };
  /** The operator of CloudNativePG. @default cloudnative-pg in cnpg-system */
  readonly databaseOperator?: PlatformPods;
  /** Velero, which copies objects and volumes out of the cluster, into its encrypted store. @default none: nothing is copied so */
  readonly velero?: { /** `velero` */ readonly namespace: string };
  /** How secrets come into the cluster. @default External Secrets reads the ClusterSecretStore vault every hour */
  readonly secretStore?: SecretStore;
  /** How the cloud knows accounts, for what is called without keys. @default not at all: everything outside needs keys */
  readonly cloudIdentity?: CloudIdentity;
  /** Stakater Reloader runs: it restarts pods when a secret they read by variable changes. @default false */
  readonly reloader?: boolean;
  /** How many zones the nodes are spread over. @default 1: no spread over zones */
  readonly zones?: number;
  /** The image pull secret that every namespace has. @default none */
  readonly pullSecret?: string;
  /** The PriorityClass of workloads. @default the cluster's own default */
  readonly priorityClass?: string;
  /** The storage class of volumes. @default the cluster's own default */
  readonly storageClass?: string;
  /**
   * Objects that the platform brings and no other fact names, by kind: `{ PriorityClass: ['batch'], Namespace: ['shared'] }`.
   * The page of the platform lists them. @default none
   */
  readonly provides?: Readonly<Record<string, readonly string[]>>;
}

/** The same with every default filled in. */
export type Cluster = ClusterProps &
  Required<
    Pick<
      ClusterProps,
      'kubernetes' | 'networkPolicies' | 'dns' | 'databaseOperator' | 'secretStore' | 'reloader' | 'zones'
    >
  >;

/** @throws UsageError where package.json states a date of defaults that does not exist */
export function cluster(props: ClusterProps = {}): Cluster {
  const { kubernetes, dns, databaseOperator } = projectDefaults();
  return {
    kubernetes,
    networkPolicies: 'kubernetes',
    dns,
    databaseOperator,
    secretStore: { kind: 'ClusterSecretStore', name: 'vault', refreshInterval: '1h' },
    reloader: false,
    zones: 1,
    ...props,
  };
}

/** Whether the cluster serves what a later Kubernetes version brought. */
export function serves({ kubernetes }: Pick<Cluster, 'kubernetes'>, since: KubernetesVersion): boolean {
  return kubernetesVersions.indexOf(kubernetes) >= kubernetesVersions.indexOf(since);
}
