import type { Node } from './node.js';

const port: Node = 'port';
const count: Node = { is: 'int32', minimum: 0 };
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
    'ContainerPort.hostPort': port,
    'ContainerPort.name': 'port-name',
    'EphemeralContainer.name': label,
    'GRPCAction.port': port,
    'HTTPGetAction.port': 'port-or-name',
    'PodSpec.hostname': label,
    'PodSpec.priorityClassName': 'dns-subdomain',
    'PodSpec.serviceAccountName': 'dns-subdomain',
    'PodSpec.subdomain': label,
    'ReplicationControllerSpec.replicas': count,
    'ServicePort.name': label,
    'ServicePort.nodePort': port,
    'ServicePort.port': port,
    'ServicePort.targetPort': 'port-or-name',
    'TCPSocketAction.port': 'port-or-name',
    'Volume.name': label,
  },
  'apps/v1': {
    'DeploymentSpec.replicas': count,
    'ReplicaSetSpec.replicas': count,
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
    'NetworkPolicyPort.port': 'port-or-name',
    'ServiceBackendPort.number': port,
  },
  'rbac.authorization.k8s.io/v1': {
    'Subject.kind': oneOf('Group', 'ServiceAccount', 'User'),
  },
  'cert-manager.io/v1': {
    'CertificateSpec.duration': 'go-duration',
    'CertificateSpec.renewBefore': 'go-duration',
  },
  'external-secrets.io/v1': {
    'ExternalSecretSpec.refreshInterval': 'go-duration',
  },
};
