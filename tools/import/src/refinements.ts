import type { Node } from './node.js';

const port: Node = 'port';
const count: Node = { is: 'int32', minimum: 0 };
const optionalPort: Node = { is: 'int32', minimum: 0, maximum: 65535 };
const share: Node = 'int-or-percent';
const label: Node = 'dns-label';
const oneOf = (...values: string[]): Node => ({ enum: values });

/** What the API server or the operator refuses and no published schema says, by `Type.field`. */
export const refinements: Readonly<Record<string, Readonly<Record<string, Node>>>> = {
  'meta/v1': {
    'LabelSelectorRequirement.operator': oneOf('In', 'NotIn', 'Exists', 'DoesNotExist'),
  },
  v1: {
    'Container.name': label,
    'ContainerPort.containerPort': port,
    'ContainerPort.hostPort': optionalPort,
    'ContainerPort.name': 'port-name',
    'EphemeralContainer.name': label,
    // Servers need a feature gate for the field, and leave it out whatever it says.
    'Lifecycle.stopSignal': 'string',
    'GRPCAction.port': port,
    'HTTPGetAction.port': 'port-or-name',
    'PodSpec.priorityClassName': 'dns-subdomain',
    'PodSpec.serviceAccountName': 'dns-subdomain',
    'ReplicationControllerSpec.replicas': count,
    'Secret.stringData': { map: 'secret-text' },
    'ServicePort.name': label,
    'ServicePort.nodePort': optionalPort,
    'ServicePort.port': port,
    'ServicePort.targetPort': 'target-port',
    'TCPSocketAction.port': 'port-or-name',
    'Volume.name': label,
  },
  'apps/v1': {
    'DeploymentSpec.replicas': count,
    'ReplicaSetSpec.replicas': count,
    'RollingUpdateDaemonSet.maxSurge': share,
    'RollingUpdateDaemonSet.maxUnavailable': share,
    'RollingUpdateDeployment.maxSurge': share,
    'RollingUpdateDeployment.maxUnavailable': share,
    'StatefulSetSpec.replicas': count,
  },
  'autoscaling/v2': {
    'HorizontalPodAutoscalerSpec.maxReplicas': { is: 'int32', minimum: 1 },
    'HorizontalPodAutoscalerSpec.minReplicas': count,
    'HPAScalingPolicy.type': oneOf('Pods', 'Percent'),
    'HPAScalingRules.selectPolicy': oneOf('Max', 'Min', 'Disabled'),
    'MetricSpec.type': oneOf('ContainerResource', 'External', 'Object', 'Pods', 'Resource'),
    'MetricTarget.type': oneOf('Utilization', 'Value', 'AverageValue'),
  },
  'batch/v1': {
    'CronJobSpec.failedJobsHistoryLimit': count,
    'CronJobSpec.successfulJobsHistoryLimit': count,
    'JobSpec.backoffLimit': count,
    'JobSpec.completions': count,
    'JobSpec.parallelism': count,
    'JobSpec.ttlSecondsAfterFinished': count,
  },
  'networking.k8s.io/v1': {
    'IngressRule.host': 'host-name',
    'IngressTLS.hosts': ['host-name'],
    'NetworkPolicyPort.endPort': port,
    'NetworkPolicyPort.port': 'port-or-name',
    'ServiceBackendPort.number': optionalPort,
  },
  'policy/v1': {
    'PodDisruptionBudgetSpec.maxUnavailable': share,
    'PodDisruptionBudgetSpec.minAvailable': share,
  },
  'rbac.authorization.k8s.io/v1': {
    'RoleRef.kind': oneOf('ClusterRole', 'Role'),
    'Subject.kind': oneOf('Group', 'ServiceAccount', 'User'),
  },
};

/** Fields that the published schemas require and the API server does not: what is missing is the empty value. */
export const unrequired: Readonly<Record<string, readonly string[]>> = {
  'apiextensions.k8s.io/v1': ['CustomResourceDefinitionVersion.served', 'CustomResourceDefinitionVersion.storage'],
  'apps/v1': ['ControllerRevision.revision'],
  'batch/v1': ['PodFailurePolicy.rules'],
  'resource.k8s.io/v1': [
    'DeviceClass.spec',
    'ResourceClaim.spec',
    'ResourceClaimTemplate.spec',
    'ResourceClaimTemplateSpec.spec',
  ],
  'storage.k8s.io/v1': ['CSIDriver.spec', 'TokenRequest.audience'],
  v1: [
    ...['ClusterTrustBundleProjection.path', 'PodCertificateProjection.keyType', 'PodCertificateProjection.signerName'],
    ...['HTTPHeader.value', 'LimitRangeSpec.limits', 'PreferredSchedulingTerm.preference', 'SleepAction.seconds'],
    // A source of a claim that the API server removes may be anything; the others are judged by the checks of the server.
    ...['TypedLocalObjectReference.kind', 'TypedLocalObjectReference.name'],
    ...['TypedObjectReference.kind', 'TypedObjectReference.name', 'ScaleIOVolumeSource.secretRef', 'Sysctl.value'],
  ],
};

/** Enums whose empty text the API server refuses: others are unset by it. */
export const nonEmpty: Readonly<Record<string, readonly string[]>> = {
  v1: [
    ...['PersistentVolumeClaimSpec.volumeMode', 'PodSecurityContext.fsGroupChangePolicy'],
    ...['PodSecurityContext.supplementalGroupsPolicy', 'SecurityContext.procMount', 'VolumeMount.mountPropagation'],
    ...['TopologySpreadConstraint.nodeAffinityPolicy', 'TopologySpreadConstraint.nodeTaintsPolicy'],
    ...['PodSpec.preemptionPolicy', 'ServiceSpec.internalTrafficPolicy'],
  ],
  'autoscaling/v2': ['HPAScalingRules.selectPolicy'],
  'batch/v1': ['JobSpec.podReplacementPolicy'],
  'policy/v1': ['PodDisruptionBudgetSpec.unhealthyPodEvictionPolicy'],
  'scheduling.k8s.io/v1': ['PriorityClass.preemptionPolicy'],
  'storage.k8s.io/v1': ['StorageClass.volumeBindingMode'],
};
