const makePods = [
  ...['Pod', 'Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController', 'DeploymentConfig'],
  ...['Job', 'CronJob', 'Cluster', 'Pooler', 'Prometheus', 'Alertmanager'],
] as const;

const autoscalers = ['HorizontalPodAutoscaler', 'ScaledObject'] as const;
const policies = ['NetworkPolicy', 'CiliumNetworkPolicy', 'CiliumClusterwideNetworkPolicy'] as const;
const makeSecrets = ['ExternalSecret', 'SealedSecret', 'SecretProviderClass'] as const;
const routes = ['Ingress', 'HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'Route'] as const;
const gatewayRoutes = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'] as const;
const rules = ['PrometheusRule'] as const;
const roles = ['Role', 'ClusterRole'] as const;
const bindings = ['RoleBinding', 'ClusterRoleBinding'] as const;

/** The kinds that a check speaks about, where those are not the kinds that make pods. */
export const subjects: Readonly<Record<string, readonly string[] | 'any'>> = {
  'absence-waits': rules,
  'alert-has-condition': rules,
  'alert-has-route': rules,
  'alert-has-runbook': rules,
  'alert-labels-fixed': rules,
  'api-version-served': 'any',
  'autoscaler-minimum': autoscalers,
  'autoscaler-needs-requests': autoscalers,
  'autoscaler-range': autoscalers,
  'autoscaler-target-exists': autoscalers,
  'cluster-admin-binding': bindings,
  'cluster-scoped-namespace': 'any',
  'dashboard-valid': ['ConfigMap'],
  'declared-call-allowed': [...policies, ...makePods],
  'disruption-budget-allows-drain': ['PodDisruptionBudget'],
  'disruption-budget-selects-pods': ['PodDisruptionBudget'],
  'egress-without-dns': [...policies, ...makePods],
  'field-served': 'any',
  'flux-substitution': 'any',
  'gateway-reference-exists': [
    ...gatewayRoutes,
    ...['BackendTLSPolicy', 'BackendTrafficPolicy', 'ClientTrafficPolicy', 'SecurityPolicy'],
  ],
  'ingress-backend-exists': ['Ingress'],
  'ingress-paths-valid': ['Ingress'],
  'label-valid': 'any',
  'logql-valid': ['ConfigMap'],
  'metric-known': rules,
  'monitor-selects-target': ['ServiceMonitor', 'PodMonitor'],
  'namespace-set': 'any',
  'network-policy-valid': policies,
  'no-load-balancer': ['Service'],
  'no-node-port': ['Service'],
  'no-repeated-default': 'any',
  'no-secret-values': 'any',
  'object-name-valid': 'any',
  'object-size': 'any',
  'one-autoscaler': autoscalers,
  'pod-creation': bindings,
  'policy-peer-selects-pods': policies,
  'policy-selects-pods': policies,
  'promql-valid': rules,
  'public-route-exposes-internal-path': routes,
  'quantile-keeps-buckets': rules,
  'quota-covers-peak': ['ResourceQuota', ...makePods],
  'range-covers-scrapes': rules,
  'rate-before-aggregate': rules,
  'remote-path-shape': ['ExternalSecret'],
  'role-ref-exists': bindings,
  'route-backend-exists': gatewayRoutes,
  'route-paths-valid': ['HTTPRoute'],
  'schema-valid': 'any',
  'secret-exists': [...makePods, 'Ingress'],
  'secret-used': makeSecrets,
  'secrets-access': bindings,
  'selector-exclusive': ['Service', ...makePods],
  'service-ports-valid': ['Service'],
  'service-selects-pods': ['Service'],
  'service-target-port': ['Service'],
  'sorted-keys': 'any',
  'undeclared-connection': [...policies, ...makePods],
  'unhealthy-pod-eviction': ['PodDisruptionBudget'],
  'unique-alerts': rules,
  'unique-objects': 'any',
  'wildcard-in-rules': roles,
};

/** Whether a check may find something at an object of this kind: nowhere else does a waiver of it have to stand. */
export function speaksOf(check: string, kind: string): boolean {
  const own = Object.hasOwn(subjects, check) ? subjects[check] : makePods;
  return own === 'any' || own?.includes(kind) === true;
}
