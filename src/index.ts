import './read/include.js';

export { PlainsailValidation } from './cdk8s-plugin/plugin.js';
export type { ObjectWaiver, PluginEnvironment, PluginProperties } from './cdk8s-plugin/properties.js';
export { Catalogue } from './config/catalogue.js';
export type { Condition } from './config/condition.js';
export { Config } from './config/config.js';
export {
  type Duration,
  duration,
  flag,
  integer,
  list,
  oneOf,
  port,
  type SecretFile,
  secret,
  secretFile,
  switched,
  text,
  url,
  type Variable,
  type VariableOptions,
} from './config/variable.js';
export { type Access, ApiAccess, type ApiAccessProps } from './constructs/component/api-access.js';
export { Component, type ComponentProps } from './constructs/component/component.js';
export type { ConfigFiles } from './constructs/component/config-files.js';
export { ConfigMap, type ConfigMapProps } from './constructs/component/config-map.js';
export {
  type Disruption,
  DisruptionBudget,
  type DisruptionBudgetProps,
} from './constructs/component/disruption-budget.js';
export { memberHosts } from './constructs/component/member-hosts.js';
export { replace } from './constructs/component/overrides.js';
export type { PlusProbe } from './constructs/component/plus-probe.js';
export type { Step } from './constructs/component/pod.js';
export { exec, httpGet, type Probe, type ProbeTimes, tcpConnect } from './constructs/component/probe.js';
export type { ConfigDelivery } from './constructs/component/program.js';
export type { Replicas, ReplicatedProps } from './constructs/component/replicated-component.js';
export type { Resources } from './constructs/component/resources.js';
export type { Sidecar, SidecarProbes, Sidecars } from './constructs/component/sidecars.js';
export { StatefulService } from './constructs/component/stateful-service.js';
export type { StatefulNames, StatefulServiceProps } from './constructs/component/stateful-service-props.js';
export {
  podField,
  type VariableSource,
  type Variables,
  type VariableValue,
} from './constructs/component/variables.js';
export type {
  AccessMode,
  ComponentVolume,
  FileNames,
  Named,
  NewClaim,
  PlusVolume,
  VolumeContent,
  Volumes,
} from './constructs/component/volumes.js';
export { type ServerMetrics, WebService, type WebServiceProps } from './constructs/component/web-service.js';
export { Worker, type WorkerMetrics, type WorkerProps } from './constructs/component/worker.js';
export type { Called, ForeignConstruct } from './constructs/foreign/called.js';
export { type ForeignProps, foreign } from './constructs/foreign/foreign.js';
export { ForeignWorkload, type ForeignWorkloadProps } from './constructs/foreign/foreign-workload.js';
export { HookJob, type HookJobProps } from './constructs/jobs/hook-job.js';
export type { JobLimits } from './constructs/jobs/job.js';
export {
  type CheckedRequest,
  PostDeployCheck,
  type PostDeployCheckProps,
} from './constructs/jobs/post-deploy-check.js';
export {
  type Observation,
  RolloutObservation,
  type RolloutObservationProps,
} from './constructs/jobs/rollout-observation.js';
export { ScheduledJob, type ScheduledJobProps } from './constructs/jobs/scheduled-job.js';
export { VeleroSchedule, type VeleroScheduleProps } from './constructs/jobs/velero-schedule.js';
export { LogShipper, type LogShipperProps } from './constructs/logs/log-shipper.js';
export { PrivilegedNamespace, type PrivilegedNamespaceProps } from './constructs/logs/privileged-namespace.js';
export { AlertRoutes, type AlertRoutesProps } from './constructs/monitoring/alert-routes.js';
export { AlertRules, type AlertRulesProps } from './constructs/monitoring/alert-rules.js';
export { Dashboard, type DashboardProps } from './constructs/monitoring/dashboard.js';
export { LogAlertRules, type LogAlertRulesProps } from './constructs/monitoring/log-alert-rules.js';
export { type Metrics, MetricsEndpoint, type MetricsEndpointProps } from './constructs/monitoring/metrics-endpoint.js';
export { platformLogs, platformMetrics } from './constructs/monitoring/platform-queries.js';
export { PodMetricsEndpoint, type PodMetricsEndpointProps } from './constructs/monitoring/pod-metrics-endpoint.js';
export { ProbeTarget, type ProbeTargetProps } from './constructs/monitoring/probe-target.js';
export { budget } from './constructs/namespace/budget.js';
export { NamespaceLimits, type NamespaceLimitsProps } from './constructs/namespace/namespace-limits.js';
export { type Reserved, reserve } from './constructs/namespace/reserve.js';
export { SharedNamespace, type SharedNamespaceProps } from './constructs/namespace/shared-namespace.js';
export { System, type SystemClass, type SystemProps } from './constructs/namespace/system.js';
export {
  type TerraformValue,
  TerraformVariables,
  type TerraformVariablesProps,
} from './constructs/namespace/terraform-variables.js';
export { type Announced, type AnnouncedProps, announce } from './constructs/network/announce.js';
export { type Admission, NetworkBoundary, type NetworkBoundaryProps } from './constructs/network/network-boundary.js';
export {
  kubernetesApi,
  type OutsideProps,
  type OutsideProtocol,
  outside,
  outsideHttps,
} from './constructs/network/outside.js';
export { type PlatformPortProps, platformPort } from './constructs/network/platform-port.js';
export type { PortProtocol, PortSpec, PortSpecs } from './constructs/network/port.js';
export { ObjectTemplate, type ObjectTemplateProps } from './constructs/object/object-template.js';
export { PlainObject } from './constructs/object/plain-object.js';
export { TemplateFile, type TemplateFileProps } from './constructs/object/template-file.js';
export { waive } from './constructs/object/waive.js';
export { Alertmanager, type AlertmanagerProps } from './constructs/prometheus/alertmanager.js';
export { Grafana, type GrafanaProps } from './constructs/prometheus/grafana.js';
export { PrometheusServer, type PrometheusServerProps } from './constructs/prometheus/prometheus-server.js';
export { PrometheusStack, type PrometheusStackProps } from './constructs/prometheus/prometheus-stack.js';
export { PublicRoute, type PublicRouteProps } from './constructs/routes/public-route.js';
export type { Cors, RoutePath, RouteProps, RouteSettings } from './constructs/routes/route.js';
export {
  Autoscaler,
  type AutoscalerProps,
  containerUtilization,
  cpuUtilization,
  externalMetric,
  memoryUtilization,
  objectMetric,
  podsMetric,
  type ScaleTarget,
} from './constructs/scaling/autoscaler.js';
export { KedaAutoscaler, type KedaAutoscalerProps } from './constructs/scaling/keda-autoscaler.js';
export type { LoadPerPod, Scaling } from './constructs/scaling/scaling.js';
export { VerticalAutoscaler, type VerticalAutoscalerProps } from './constructs/scaling/vertical-autoscaler.js';
export { ClientCertificate, type ClientCertificateProps } from './constructs/secrets/client-certificate.js';
export { dockerConfig } from './constructs/secrets/docker-config.js';
export type { SecretEntry, SecretType } from './constructs/secrets/entry.js';
export { SecretTemplate, type SecretTemplateProps } from './constructs/secrets/secret-template.js';
export type { BucketCopy } from './constructs/stores/bucket-settings.js';
export { cloudNativePostgres } from './constructs/stores/cloud-native-postgres.js';
export type { CloudNativePostgresProps } from './constructs/stores/cloud-native-postgres-props.js';
export { type DumpFirst, dumpFirst } from './constructs/stores/dump-first.js';
export {
  type ManagedPostgres,
  type ManagedServer,
  managedPostgres,
  managedRedis,
} from './constructs/stores/managed.js';
export { type ManagedBucketProps, managedBucket } from './constructs/stores/managed-bucket.js';
export { type ObjectStoreProps, objectStore } from './constructs/stores/object-store.js';
export { type PgBouncerProps, pgBouncer } from './constructs/stores/pg-bouncer.js';
export type { PgBouncerSettings } from './constructs/stores/pg-bouncer-ini.js';
export { type PostgresProps, postgres } from './constructs/stores/postgres.js';
export type { PostgresBackup } from './constructs/stores/postgres-backups.js';
export { type DumpTarget, PostgresDumps, type PostgresDumpsProps } from './constructs/stores/postgres-dumps.js';
export type { RestoreProof } from './constructs/stores/postgres-restore.js';
export type { PostgresSettings } from './constructs/stores/postgres-settings.js';
export { type RedisProps, redis } from './constructs/stores/redis.js';
export { type RedisClusterProps, redisCluster } from './constructs/stores/redis-cluster.js';
export type { RedisSettings } from './constructs/stores/redis-server.js';
export { Jaeger, type JaegerProps } from './constructs/telemetry/jaeger.js';
export {
  OpenTelemetryCollector,
  type OpenTelemetryCollectorProps,
} from './constructs/telemetry/open-telemetry-collector.js';
export { platformCollector } from './constructs/telemetry/platform-collector.js';
export type { Prices } from './cost/prices.js';
export type { CloudIdentity, PodIdentity, RolesForAccounts, WorkloadIdentity } from './environment/cloud-identity.js';
export {
  type ClusterProps,
  type CustomMetrics,
  type KubernetesVersion,
  kubernetesVersions,
  type PlatformPods,
} from './environment/cluster.js';
export {
  type ArgoCd,
  type ArgoCdProps,
  argoCd,
  type Delivery,
  type DeliveryProps,
  type Flux,
  type FluxProps,
  flux,
} from './environment/delivery.js';
export {
  Environment,
  type EnvironmentName,
  type EnvironmentProps,
  type Environments,
  type Facts,
} from './environment/environment.js';
export type { LogStore } from './environment/log-store.js';
export type {
  Placement,
  StoreNeeds,
  StorePlacement,
  StorePlacements,
  StoreProtocol,
  StoreSpec,
} from './environment/placement.js';
export type {
  ExternalSecretsStore,
  ManualSecrets,
  SealedSecrets,
  SecretStore,
  SecretsStoreCsi,
  VaultAgent,
  VaultServer,
} from './environment/secret-store.js';
export type { Versions } from './environment/versions.js';
export type {
  GatewayApiVersion,
  GatewayFacts,
  GatewayImplementation,
  IngressFacts,
  RouteFeature,
} from './environment/way-in.js';
export { Fleet, type FleetProps } from './fleet/fleet.js';
export type { Budget, CostKind } from './intent/budget.js';
export { type Call, type Callable, direct, pooled } from './intent/call.js';
export { ConfigMapKey, configMapKey } from './intent/config-map-key.js';
export type { Endpoint, Labels, OutsidePeer, Peer, PodPeer, Protocol, Protocols } from './intent/endpoint.js';
export type { Gate } from './intent/gate.js';
export { pagerDuty, type Receiver, type Receivers, slack, webhook } from './intent/receiver.js';
export {
  type Secret,
  SecretKey,
  SecretRef,
  SecretText,
  secretJson,
  secretKey,
  secretRef,
  secretText,
} from './intent/secret.js';
export type { Tier } from './intent/tier.js';
export type { Waiver } from './intent/waiver.js';
export * from './monitoring/public.js';
export { type ObjectName, type Problem, ProblemError, type Severity } from './problem.js';
