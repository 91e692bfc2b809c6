/** A package's API group and version, with the kinds taken from it; all of them when none is named. */
export interface Source {
  readonly package: string;
  readonly group: string;
  readonly version: string;
  readonly kinds?: readonly string[];
}

const core = (group: string, ...versions: string[]): readonly Source[] =>
  versions.map(version => ({ package: 'kubernetes-models', group, version }));

/** What Kubernetes 1.28 or later serves by default; of two versions, the types are made from the first. */
export const builtIn: readonly Source[] = [
  ...core('', 'v1'),
  ...core('apps', 'v1'),
  ...core('batch', 'v1'),
  ...core('autoscaling', 'v2', 'v1'),
  ...core('networking.k8s.io', 'v1'),
  ...core('policy', 'v1'),
  ...core('rbac.authorization.k8s.io', 'v1'),
  ...core('scheduling.k8s.io', 'v1'),
  ...core('storage.k8s.io', 'v1'),
  ...core('node.k8s.io', 'v1'),
  ...core('discovery.k8s.io', 'v1'),
  ...core('coordination.k8s.io', 'v1'),
  ...core('events.k8s.io', 'v1'),
  ...core('certificates.k8s.io', 'v1'),
  ...core('admissionregistration.k8s.io', 'v1'),
  ...core('apiextensions.k8s.io', 'v1'),
  ...core('apiregistration.k8s.io', 'v1'),
  ...core('authentication.k8s.io', 'v1'),
  ...core('authorization.k8s.io', 'v1'),
  ...core('flowcontrol.apiserver.k8s.io', 'v1', 'v1beta3'),
  ...core('resource.k8s.io', 'v1'),
];

const models = (name: string, group: string, version: string, ...kinds: string[]): Source => ({
  package: `@kubernetes-models/${name}`,
  group,
  version,
  kinds,
});

export const customResources: readonly Source[] = [
  models('argo-cd', 'argoproj.io', 'v1alpha1', 'Application', 'ApplicationSet', 'AppProject'),
  models('autoscaler', 'autoscaling.k8s.io', 'v1', 'VerticalPodAutoscaler'),
  models('cert-manager', 'cert-manager.io', 'v1', 'Certificate', 'ClusterIssuer', 'Issuer'),
  models('cilium', 'cilium.io', 'v2', 'CiliumNetworkPolicy'),
  models('cloudnative-pg', 'postgresql.cnpg.io', 'v1', 'Cluster', 'Pooler', 'ScheduledBackup'),
  models('external-secrets', 'external-secrets.io', 'v1', 'ClusterSecretStore', 'ExternalSecret', 'SecretStore'),
  models('flux-cd', 'kustomize.toolkit.fluxcd.io', 'v1', 'Kustomization'),
  models('flux-cd', 'source.toolkit.fluxcd.io', 'v1', 'GitRepository', 'OCIRepository'),
  models(
    'envoy-gateway',
    'gateway.envoyproxy.io',
    'v1alpha1',
    'BackendTrafficPolicy',
    'HTTPRouteFilter',
    'SecurityPolicy',
  ),
  models('gateway-api', 'gateway.networking.k8s.io', 'v1', 'Gateway', 'HTTPRoute', 'ListenerSet'),
  models('keda', 'keda.sh', 'v1alpha1', 'ScaledObject', 'TriggerAuthentication'),
  models(
    'prometheus-operator',
    'monitoring.coreos.com',
    'v1',
    'Alertmanager',
    'PodMonitor',
    'Probe',
    'Prometheus',
    'PrometheusRule',
    'ServiceMonitor',
  ),
  models('prometheus-operator', 'monitoring.coreos.com', 'v1alpha1', 'AlertmanagerConfig'),
  models('sealed-secrets', 'bitnami.com', 'v1alpha1', 'SealedSecret'),
];
