import './read/include.js';

export { PlainsailValidation } from './cdk8s-plugin/plugin.js';
export { Catalogue } from './config/catalogue.js';
export {
  duration,
  flag,
  integer,
  list,
  oneOf,
  port,
  secret,
  secretFile,
  switched,
  text,
  url,
  type Variable,
} from './config/variable.js';
export { chart } from './constructs/charts/chart.js';
export { ApiAccess } from './constructs/component/api-access.js';
export { Component, type ComponentProps } from './constructs/component/component.js';
export { ConfigMap } from './constructs/component/config-map.js';
export { DisruptionBudget } from './constructs/component/disruption-budget.js';
export { memberHosts } from './constructs/component/member-hosts.js';
export { replace } from './constructs/component/overrides.js';
export { exec, httpGet, type Probe, tcpConnect } from './constructs/component/probe.js';
export { StatefulService } from './constructs/component/stateful-service.js';
export { podField } from './constructs/component/variables.js';
export { WebService, type WebServiceProps } from './constructs/component/web-service.js';
export { Worker, type WorkerProps } from './constructs/component/worker.js';
export { foreign } from './constructs/foreign/foreign.js';
export { ForeignWorkload } from './constructs/foreign/foreign-workload.js';
export { HookJob } from './constructs/jobs/hook-job.js';
export { PostDeployCheck } from './constructs/jobs/post-deploy-check.js';
export { RolloutObservation } from './constructs/jobs/rollout-observation.js';
export { ScheduledJob } from './constructs/jobs/scheduled-job.js';
export { budget } from './constructs/namespace/budget.js';
export { NamespaceLimits } from './constructs/namespace/namespace-limits.js';
export { reserve } from './constructs/namespace/reserve.js';
export { SharedNamespace } from './constructs/namespace/shared-namespace.js';
export { System, type SystemClass, type SystemProps } from './constructs/namespace/system.js';
export { announce } from './constructs/network/announce.js';
export { NetworkBoundary } from './constructs/network/network-boundary.js';
export { kubernetesApi, outside, outsideHttps } from './constructs/network/outside.js';
export { platformPort } from './constructs/network/platform-port.js';
export { ObjectTemplate } from './constructs/object/object-template.js';
export { PlainObject } from './constructs/object/plain-object.js';
export { TemplateFile } from './constructs/object/template-file.js';
export { PublicRoute } from './constructs/routes/public-route.js';
export {
  Autoscaler,
  containerUtilization,
  cpuUtilization,
  externalMetric,
  memoryUtilization,
  objectMetric,
  podsMetric,
} from './constructs/scaling/autoscaler.js';
export { dockerConfig } from './constructs/secrets/docker-config.js';
export { SecretTemplate } from './constructs/secrets/secret-template.js';
export { dumpFirst } from './constructs/stores/dump-first.js';
export { managedPostgres, managedRedis } from './constructs/stores/managed.js';
export { managedBucket } from './constructs/stores/managed-bucket.js';
export { objectStore } from './constructs/stores/object-store.js';
export { pgBouncer } from './constructs/stores/pg-bouncer.js';
export { postgres } from './constructs/stores/postgres.js';
export { PostgresDumps } from './constructs/stores/postgres-dumps.js';
export { redis } from './constructs/stores/redis.js';
export { redisCluster } from './constructs/stores/redis-cluster.js';
export { type ClusterProps, kubernetesVersions } from './environment/cluster.js';
export { argoCd, flux } from './environment/delivery.js';
export { Environment, type EnvironmentProps, type LikeProps } from './environment/environment.js';
export type { Environments, Groups } from './environment/names.js';
export type { StorePlacement, StoreSpec } from './environment/placement.js';
export { environmentsFrom } from './fleet/environments-from.js';
export { Fleet, type FleetProps } from './fleet/fleet.js';
export { type Call, direct, pooled } from './intent/call.js';
export { configMapKey } from './intent/config-map-key.js';
export type { Endpoint } from './intent/endpoint.js';
export {
  type SecretKey,
  type SecretRef,
  type SecretText,
  secretJson,
  secretKey,
  secretRef,
  secretText,
} from './intent/secret.js';
