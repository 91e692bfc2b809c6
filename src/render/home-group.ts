/**
 * The one API group whose objects of a kind go by the kind alone in file names; all others spell their group. Kinds
 * that live in several groups side by side (Cluster, Backup, Gateway, Event) have no home. Moving a kind renames files.
 */
const kindsOf: Readonly<Record<string, string>> = {
  '': 'ConfigMap Endpoints LimitRange Namespace PersistentVolume PersistentVolumeClaim Pod PodTemplate ReplicationController ResourceQuota Secret Service ServiceAccount',
  apps: 'DaemonSet Deployment ReplicaSet StatefulSet',
  autoscaling: 'HorizontalPodAutoscaler',
  batch: 'CronJob Job',
  policy: 'PodDisruptionBudget',
  'admissionregistration.k8s.io':
    'MutatingWebhookConfiguration ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding ValidatingWebhookConfiguration',
  'apiextensions.k8s.io': 'CustomResourceDefinition',
  'apiregistration.k8s.io': 'APIService',
  'autoscaling.k8s.io': 'VerticalPodAutoscaler',
  'coordination.k8s.io': 'Lease',
  'discovery.k8s.io': 'EndpointSlice',
  'gateway.envoyproxy.io': 'BackendTrafficPolicy ClientTrafficPolicy HTTPRouteFilter SecurityPolicy',
  'gateway.networking.k8s.io': 'GatewayClass GRPCRoute HTTPRoute ListenerSet ReferenceGrant',
  'networking.k8s.io': 'Ingress IngressClass NetworkPolicy',
  'node.k8s.io': 'RuntimeClass',
  'rbac.authorization.k8s.io': 'ClusterRole ClusterRoleBinding Role RoleBinding',
  'scheduling.k8s.io': 'PriorityClass',
  'snapshot.storage.k8s.io': 'VolumeSnapshot VolumeSnapshotClass',
  'storage.k8s.io': 'StorageClass',
  'argoproj.io': 'AppProject Application ApplicationSet',
  'bitnami.com': 'SealedSecret',
  'cert-manager.io': 'Certificate ClusterIssuer Issuer',
  'cilium.io': 'CiliumClusterwideNetworkPolicy CiliumNetworkPolicy',
  'external-secrets.io': 'ClusterSecretStore ExternalSecret SecretStore',
  'keda.sh': 'ScaledJob ScaledObject TriggerAuthentication',
  'kustomize.toolkit.fluxcd.io': 'Kustomization',
  'monitoring.coreos.com': 'Alertmanager AlertmanagerConfig PodMonitor Probe Prometheus PrometheusRule ServiceMonitor',
  'source.toolkit.fluxcd.io': 'GitRepository HelmRepository OCIRepository',
};

const homes = new Map(
  Object.entries(kindsOf).flatMap(([group, kinds]) => kinds.split(' ').map(kind => [kind, group] as const)),
);

/** Whether objects of this group and kind go by the kind alone. */
export const isHome = (group: string, kind: string) => homes.get(kind) === group;
