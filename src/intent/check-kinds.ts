/** The kinds of object that checks find something on, and those checks. Made by `npm run docs`, never edited. */
// biome-ignore format: each set of kinds is one line.
export const checkKinds: readonly (readonly [kinds: string, checks: string])[] = [
  ['Alertmanager CiliumClusterwideNetworkPolicy CiliumNetworkPolicy CloneSet Cluster CronJob DaemonSet Deployment DeploymentConfig Job NetworkPolicy Pod Pooler Prometheus ReplicaSet ReplicationController Rollout StatefulSet', 'declared-call-allowed egress-without-dns undeclared-connection'],
  ['Alertmanager CloneSet Cluster CronJob DaemonSet Deployment DeploymentConfig Ingress Job Pod Pooler Prometheus ReplicaSet ReplicationController Rollout StatefulSet', 'secret-exists'],
  ['Alertmanager CloneSet Cluster CronJob DaemonSet Deployment DeploymentConfig Job Pod Pooler Prometheus ReplicaSet ReplicationController ResourceQuota Rollout StatefulSet', 'quota-covers-peak'],
  ['Alertmanager CloneSet Cluster CronJob DaemonSet Deployment DeploymentConfig Job Pod Pooler Prometheus ReplicaSet ReplicationController Rollout Service StatefulSet', 'selector-exclusive'],
  ['Alertmanager CloneSet Cluster CronJob DaemonSet Deployment DeploymentConfig Job Pod Pooler Prometheus ReplicaSet ReplicationController Rollout StatefulSet', 'affinity-matches-own-pods claim-exists config-map-exists container-runtime-socket cpu-limit-set cpu-request-set cron-job-deadline-set cron-schedule-valid database-connections default-service-account disruption-budget-present dns-ndots-set drain-within-grace-period env-holds-secret env-name-valid ephemeral-storage-set guaranteed-cpu guaranteed-memory high-user-id hook-needs-earlier-objects image-digest image-pull-policy-always image-reference-valid image-set image-tag-fixed init-container-plain job-reapplicable job-ttl-set key-exists limit-range-allows liveness-probe-set memory-limit-set memory-request-set minimum-replicas namespace-pod-security net-raw-dropped one-probe-handler one-volume-source pod-cut-off pod-security-baseline pod-security-restricted pod-without-policy priority-class-set private-key-mounted privileged-port probe-port-declared probe-threshold probes-differ read-only-root-filesystem readiness-behind-service readiness-probe-set replicas-behind-service replicas-with-autoscaler requests-within-limits restart-policy-set restart-policy-valid rolling-update-behind-service rolling-update-set rolling-update-valid rotation-noticed runs-as-root secret-variable-hidden selector-matches-template sensitive-host-path service-account-exists service-link-variable single-writer-volume spread-matches-own-pods spread-over-nodes ssh-port stateful-set-service store-backed-up store-replicated unique-env unique-in-pod unique-mount-path variable-declared variable-expansion variable-provided volume-mount-declared volume-writable writable-host-path'],
  ['BackendTLSPolicy BackendTrafficPolicy ClientTrafficPolicy GRPCRoute HTTPRoute SecurityPolicy TCPRoute TLSRoute UDPRoute', 'gateway-reference-exists'],
  ['Certificate ExternalSecret SecretProviderClass', 'operator-accepts'],
  ['CiliumClusterwideNetworkPolicy CiliumNetworkPolicy NetworkPolicy', 'network-policy-valid policy-peer-selects-pods policy-selects-pods'],
  ['CloneSet CronJob DaemonSet Deployment DeploymentConfig Job Pod ReplicaSet ReplicationController Rollout StatefulSet', 'pod-fields-valid pod-scheduling-valid'],
  ['ClusterRole ClusterRoleBinding Role RoleBinding', 'role-fields-valid'],
  ['ClusterRole Role', 'wildcard-in-rules'],
  ['ClusterRoleBinding RoleBinding', 'cluster-admin-binding pod-creation role-ref-exists secrets-access'],
  ['ConfigMap', 'dashboard-valid logql-valid'],
  ['ConfigMap Secret', 'data-keys-valid'],
  ['CronJob DaemonSet Deployment Job ReplicaSet StatefulSet', 'workload-fields-valid'],
  ['ExternalSecret', 'remote-path-shape'],
  ['ExternalSecret SealedSecret SecretProviderClass', 'secret-used'],
  ['GRPCRoute HTTPRoute Ingress Route TCPRoute TLSRoute', 'public-route-exposes-internal-path'],
  ['GRPCRoute HTTPRoute TCPRoute TLSRoute UDPRoute', 'route-backend-exists'],
  ['HTTPRoute', 'route-paths-valid'],
  ['HorizontalPodAutoscaler', 'autoscaler-fields-valid'],
  ['HorizontalPodAutoscaler ScaledObject', 'autoscaler-minimum autoscaler-needs-requests autoscaler-range autoscaler-target-exists one-autoscaler'],
  ['Ingress', 'ingress-backend-exists ingress-fields-valid ingress-paths-valid'],
  ['LimitRange ResourceQuota', 'quota-fields-valid'],
  ['Namespace', 'namespace-labels-valid'],
  ['NetworkPolicy', 'network-policy-fields-valid'],
  ['PersistentVolumeClaim', 'claim-fields-valid'],
  ['PodDisruptionBudget', 'disruption-budget-allows-drain disruption-budget-fields-valid disruption-budget-selects-pods unhealthy-pod-eviction'],
  ['PodMonitor ServiceMonitor', 'monitor-selects-target'],
  ['PriorityClass', 'priority-class-fields-valid'],
  ['PrometheusRule', 'absence-waits alert-has-condition alert-has-route alert-has-runbook alert-labels-fixed metric-known promql-valid quantile-keeps-buckets range-covers-scrapes rate-before-aggregate unique-alerts'],
  ['Service', 'no-load-balancer no-node-port service-fields-valid service-ports-valid service-selects-pods service-target-port'],
  ['StatefulSet', 'stateful-set-name-fits'],
  ['any', 'api-version-served cluster-scoped-namespace custom-rules-kept field-served flux-substitution label-valid namespace-set no-repeated-default no-secret-values object-name-valid object-size schema-valid sorted-keys unique-objects'],
];

/** Where a waiver of a check that does not exist is rendered, so that it is found in the files. */
export const kindsOfUnknown =
  'Alertmanager CloneSet Cluster CronJob DaemonSet Deployment DeploymentConfig Job Pod Pooler Prometheus ReplicaSet ReplicationController Rollout StatefulSet';
