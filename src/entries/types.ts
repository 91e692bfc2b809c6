export type { Condition } from '../config/condition.js';
export type { Config } from '../config/config.js';
export type { Duration, SecretFile, VariableOptions } from '../config/variable.js';
export type { ChartProps, RenderedChart } from '../constructs/charts/chart.js';
export type { Access, ApiAccessProps } from '../constructs/component/api-access.js';
export type { ConfigFiles } from '../constructs/component/config-files.js';
export type { ConfigMapProps } from '../constructs/component/config-map.js';
export type { Disruption, DisruptionBudgetProps } from '../constructs/component/disruption-budget.js';
export type { PlusProbe } from '../constructs/component/plus-probe.js';
export type { Step } from '../constructs/component/pod.js';
export type { ProbeTimes } from '../constructs/component/probe.js';
export type { ConfigDelivery } from '../constructs/component/program.js';
export type { Replicas, ReplicatedProps } from '../constructs/component/replicated-component.js';
export type { Resources } from '../constructs/component/resources.js';
export type { Sidecar, SidecarProbes, Sidecars } from '../constructs/component/sidecars.js';
export type { StatefulNames, StatefulServiceProps } from '../constructs/component/stateful-service-props.js';
export type { VariableSource, Variables, VariableValue } from '../constructs/component/variables.js';
export type {
  AccessMode,
  ComponentVolume,
  FileNames,
  Named,
  NewClaim,
  PlusVolume,
  VolumeContent,
  Volumes,
} from '../constructs/component/volumes.js';
export type { ServerMetrics } from '../constructs/component/web-service.js';
export type { WorkerMetrics } from '../constructs/component/worker.js';
export type { ContractProps, ExpectedPorts, OtherRepository } from '../constructs/contracts/contract.js';
export type { OffersProps, OutsideCaller } from '../constructs/contracts/offers.js';
export type { ContractPin } from '../constructs/contracts/pin.js';
export type { Called, ForeignConstruct } from '../constructs/foreign/called.js';
export type { External, ExternalName, ExternalProps } from '../constructs/foreign/external.js';
export type { ForeignProps } from '../constructs/foreign/foreign.js';
export type { ForeignWorkloadProps } from '../constructs/foreign/foreign-workload.js';
export type { HookJobProps } from '../constructs/jobs/hook-job.js';
export type { JobLimits } from '../constructs/jobs/job.js';
export type { CheckedRequest, PostDeployCheckProps } from '../constructs/jobs/post-deploy-check.js';
export type { Observation, RolloutObservationProps } from '../constructs/jobs/rollout-observation.js';
export type { ScheduledJobProps } from '../constructs/jobs/scheduled-job.js';
export type { NamespaceLimitsProps } from '../constructs/namespace/namespace-limits.js';
export type { Reserved } from '../constructs/namespace/reserve.js';
export type { SharedNamespaceProps } from '../constructs/namespace/shared-namespace.js';
export type { AllowedCaller } from '../constructs/network/allowed-caller.js';
export type { Announced, AnnouncedProps } from '../constructs/network/announce.js';
export type { NetworkBoundaryProps } from '../constructs/network/network-boundary.js';
export type { OutsideProps, OutsideProtocol } from '../constructs/network/outside.js';
export type { PlatformPortProps } from '../constructs/network/platform-port.js';
export type { PortProtocol, PortSpec, PortSpecs } from '../constructs/network/port.js';
export type { ObjectTemplateProps } from '../constructs/object/object-template.js';
export type { TemplateFileProps } from '../constructs/object/template-file.js';
export type { PublicRouteProps } from '../constructs/routes/public-route.js';
export type { Cors, RoutePath, RouteProps, RouteSettings } from '../constructs/routes/route.js';
export type { AutoscalerProps, ScaleTarget } from '../constructs/scaling/autoscaler.js';
export type { LoadPerPod, Scaling } from '../constructs/scaling/scaling.js';
export type { SecretEntry, SecretType } from '../constructs/secrets/entry.js';
export type { SecretTemplateProps } from '../constructs/secrets/secret-template.js';
export type { BucketCopy } from '../constructs/stores/bucket-settings.js';
export type { DumpFirst } from '../constructs/stores/dump-first.js';
export type { ManagedPostgres, ManagedServer } from '../constructs/stores/managed.js';
export type { ManagedBucketProps } from '../constructs/stores/managed-bucket.js';
export type { ObjectStoreProps } from '../constructs/stores/object-store.js';
export type { PgBouncerProps } from '../constructs/stores/pg-bouncer.js';
export type { PgBouncerSettings } from '../constructs/stores/pg-bouncer-ini.js';
export type { PostgresProps } from '../constructs/stores/postgres.js';
export type { PostgresBackup } from '../constructs/stores/postgres-backups.js';
export type { DumpTarget, PostgresDumpsProps } from '../constructs/stores/postgres-dumps.js';
export type { RestoreProof } from '../constructs/stores/postgres-restore.js';
export type { PostgresSettings } from '../constructs/stores/postgres-settings.js';
export type { RedisProps } from '../constructs/stores/redis.js';
export type { RedisClusterProps } from '../constructs/stores/redis-cluster.js';
export type { RedisSettings } from '../constructs/stores/redis-server.js';
export type { Prices } from '../cost/prices.js';
export type { CloudIdentity, PodIdentity, RolesForAccounts, WorkloadIdentity } from '../environment/cloud-identity.js';
export type { CustomMetrics, KubernetesVersion, PlatformPods } from '../environment/cluster.js';
export type {
  ArgoCd,
  ArgoCdProps,
  ClusterStepsProps,
  ClustersProps,
  Delivery,
  DeliveryProps,
  Flux,
  FluxProps,
} from '../environment/delivery.js';
export type {
  GatewayApiVersion,
  GatewayFacts,
  GatewayImplementation,
  IngressFacts,
  RouteFeature,
} from '../environment/entry-point.js';
export type { Facts, PlacedIn, PlacementChanges, Placing } from '../environment/inherit.js';
export type { LogStore } from '../environment/log-store.js';
export type { EnvironmentName } from '../environment/names.js';
export type { Placement, StoreNeeds, StorePlacements, StoreProtocol } from '../environment/placement.js';
export type {
  ExternalSecretsStore,
  ManualSecrets,
  SealedSecrets,
  SecretStore,
  SecretsStoreCsi,
  VaultAgent,
  VaultServer,
} from '../environment/secret-store.js';
export type { ImageVersions, OldVersions, SettledVersions, Versions } from '../environment/versions.js';
export type { EntryFields, EntryValues, EnvironmentsSchema } from '../fleet/environments-from.js';
export type { NewGate } from '../fleet/gates.js';
export type { Budget, CostKind } from '../intent/budget.js';
export type { Callable } from '../intent/call.js';
export type { ConfigMapKey } from '../intent/config-map-key.js';
export type { Contract, ContractCall, ContractPods, ContractPort, ContractProtocol } from '../intent/contract.js';
export type { Labels, OutsidePeer, Peer, PodPeer, Protocol, Protocols } from '../intent/endpoint.js';
export type { Gate } from '../intent/gate.js';
export type { Owner } from '../intent/owner.js';
export type { Secret } from '../intent/secret.js';
export type { Tier } from '../intent/tier.js';
export type { Ring } from '../promotion/ring.js';
