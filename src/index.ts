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
export { AlertRoutes, type AlertRoutesProps } from './constructs/alert-routes.js';
export { AlertRules, type AlertRulesProps } from './constructs/alert-rules.js';
export { type Access, ApiAccess, type ApiAccessProps } from './constructs/api-access.js';
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
} from './constructs/autoscaler.js';
export { budget } from './constructs/budget.js';
export { ClientCertificate, type ClientCertificateProps } from './constructs/client-certificate.js';
export { Component, type ComponentProps } from './constructs/component.js';
export type { ConfigFiles } from './constructs/config-files.js';
export { ConfigMap, type ConfigMapProps } from './constructs/config-map.js';
export { Dashboard, type DashboardProps } from './constructs/dashboard.js';
export { type Disruption, DisruptionBudget, type DisruptionBudgetProps } from './constructs/disruption-budget.js';
export { HookJob, type HookJobProps } from './constructs/hook-job.js';
export type { JobLimits } from './constructs/job.js';
export { KedaAutoscaler, type KedaAutoscalerProps } from './constructs/keda-autoscaler.js';
export { LogAlertRules, type LogAlertRulesProps } from './constructs/log-alert-rules.js';
export { LogShipper, type LogShipperProps } from './constructs/logs/log-shipper.js';
export { PrivilegedNamespace, type PrivilegedNamespaceProps } from './constructs/logs/privileged-namespace.js';
export { type Metrics, MetricsEndpoint, type MetricsEndpointProps } from './constructs/metrics-endpoint.js';
export { NamespaceLimits, type NamespaceLimitsProps } from './constructs/namespace-limits.js';
export { type Admission, NetworkBoundary, type NetworkBoundaryProps } from './constructs/network-boundary.js';
export { ObjectTemplate, type ObjectTemplateProps } from './constructs/object-template.js';
export { kubernetesApi, type OutsideProps, outside, outsideHttps } from './constructs/outside.js';
export { PlainObject } from './constructs/plain-object.js';
export { platformCollector } from './constructs/platform-collector.js';
export { type PlatformPortProps, platformPort } from './constructs/platform-port.js';
export { platformLogs, platformMetrics } from './constructs/platform-queries.js';
export { PodMetricsEndpoint, type PodMetricsEndpointProps } from './constructs/pod-metrics-endpoint.js';
export { type CheckedRequest, PostDeployCheck, type PostDeployCheckProps } from './constructs/post-deploy-check.js';
export { exec, httpGet, type Probe, type ProbeTimes, tcpConnect } from './constructs/probe.js';
export { ProbeTarget, type ProbeTargetProps } from './constructs/probe-target.js';
export type { ConfigDelivery } from './constructs/program.js';
export { Alertmanager, type AlertmanagerProps } from './constructs/prometheus/alertmanager.js';
export { Grafana, type GrafanaProps } from './constructs/prometheus/grafana.js';
export { PrometheusServer, type PrometheusServerProps } from './constructs/prometheus/prometheus-server.js';
export { PrometheusStack, type PrometheusStackProps } from './constructs/prometheus/prometheus-stack.js';
export { PublicRoute, type PublicRouteProps } from './constructs/public-route.js';
export type { Replicas, ReplicatedProps } from './constructs/replicated-component.js';
export { type Reserved, reserve } from './constructs/reserve.js';
export type { Resources } from './constructs/resources.js';
export {
  type Observation,
  RolloutObservation,
  type RolloutObservationProps,
} from './constructs/rollout-observation.js';
export type { Cors, RoutePath, RouteProps, RouteSettings } from './constructs/routes/route.js';
export type { LoadPerPod, Scaling } from './constructs/scaling.js';
export { ScheduledJob, type ScheduledJobProps } from './constructs/scheduled-job.js';
export { SecretTemplate, type SecretTemplateProps } from './constructs/secret-template.js';
export { dockerConfig } from './constructs/secrets/docker-config.js';
export type { SecretEntry, SecretType } from './constructs/secrets/entry.js';
export { SharedNamespace, type SharedNamespaceProps } from './constructs/shared-namespace.js';
export type { BucketCopy } from './constructs/stores/bucket-settings.js';
export { type CloudNativePostgresProps, cloudNativePostgres } from './constructs/stores/cloud-native-postgres.js';
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
export { System, type SystemClass, type SystemProps } from './constructs/system.js';
export { Jaeger, type JaegerProps } from './constructs/telemetry/jaeger.js';
export {
  OpenTelemetryCollector,
  type OpenTelemetryCollectorProps,
} from './constructs/telemetry/open-telemetry-collector.js';
export { TemplateFile, type TemplateFileProps } from './constructs/template-file.js';
export {
  type TerraformValue,
  TerraformVariables,
  type TerraformVariablesProps,
} from './constructs/terraform-variables.js';
export { VeleroSchedule, type VeleroScheduleProps } from './constructs/velero-schedule.js';
export { VerticalAutoscaler, type VerticalAutoscalerProps } from './constructs/vertical-autoscaler.js';
export { waive } from './constructs/waive.js';
export { type ServerMetrics, WebService, type WebServiceProps } from './constructs/web-service.js';
export { Worker, type WorkerProps } from './constructs/worker.js';
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
  Environment,
  type EnvironmentName,
  type EnvironmentProps,
  type Environments,
  type Tier,
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
export { Fleet, type FleetProps } from './fleet.js';
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
export type { Waiver } from './intent/waiver.js';
export * from './monitoring/public.js';
export { type ObjectName, type Problem, ProblemError, type Severity } from './problem.js';
