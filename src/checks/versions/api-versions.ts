/** A version of an API that came or went. */
export interface ApiVersion {
  readonly apiVersion: string;
  /** @default every kind of it */
  readonly kinds?: readonly string[];
  /** The first Kubernetes version that serves it. */
  readonly since?: string;
  /** The first Kubernetes version that does not serve it any more. */
  readonly until?: string;
  readonly instead?: string;
}

const workload = ['Deployment', 'DaemonSet', 'ReplicaSet', 'StatefulSet'];

/** From the Kubernetes deprecation guide, and the release notes of what is newer than the oldest supported version. */
export const apiVersions: readonly ApiVersion[] = [
  { apiVersion: 'extensions/v1beta1', kinds: workload, until: '1.16', instead: 'apps/v1' },
  { apiVersion: 'extensions/v1beta1', kinds: ['NetworkPolicy'], until: '1.16', instead: 'networking.k8s.io/v1' },
  { apiVersion: 'extensions/v1beta1', kinds: ['Ingress'], until: '1.22', instead: 'networking.k8s.io/v1' },
  { apiVersion: 'apps/v1beta1', until: '1.16', instead: 'apps/v1' },
  { apiVersion: 'apps/v1beta2', until: '1.16', instead: 'apps/v1' },
  {
    apiVersion: 'admissionregistration.k8s.io/v1beta1',
    kinds: ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'],
    until: '1.22',
    instead: 'admissionregistration.k8s.io/v1',
  },
  { apiVersion: 'apiextensions.k8s.io/v1beta1', until: '1.22', instead: 'apiextensions.k8s.io/v1' },
  { apiVersion: 'apiregistration.k8s.io/v1beta1', until: '1.22', instead: 'apiregistration.k8s.io/v1' },
  {
    apiVersion: 'certificates.k8s.io/v1beta1',
    kinds: ['CertificateSigningRequest'],
    until: '1.22',
    instead: 'certificates.k8s.io/v1',
  },
  { apiVersion: 'coordination.k8s.io/v1beta1', kinds: ['Lease'], until: '1.22', instead: 'coordination.k8s.io/v1' },
  {
    apiVersion: 'networking.k8s.io/v1beta1',
    kinds: ['Ingress', 'IngressClass'],
    until: '1.22',
    instead: 'networking.k8s.io/v1',
  },
  { apiVersion: 'rbac.authorization.k8s.io/v1beta1', until: '1.22', instead: 'rbac.authorization.k8s.io/v1' },
  { apiVersion: 'scheduling.k8s.io/v1beta1', until: '1.22', instead: 'scheduling.k8s.io/v1' },
  {
    apiVersion: 'storage.k8s.io/v1beta1',
    kinds: ['CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment'],
    until: '1.22',
    instead: 'storage.k8s.io/v1',
  },
  { apiVersion: 'storage.k8s.io/v1beta1', kinds: ['CSIStorageCapacity'], until: '1.27', instead: 'storage.k8s.io/v1' },
  { apiVersion: 'batch/v1beta1', until: '1.25', instead: 'batch/v1' },
  { apiVersion: 'discovery.k8s.io/v1beta1', until: '1.25', instead: 'discovery.k8s.io/v1' },
  { apiVersion: 'events.k8s.io/v1beta1', until: '1.25', instead: 'events.k8s.io/v1' },
  { apiVersion: 'node.k8s.io/v1beta1', until: '1.25', instead: 'node.k8s.io/v1' },
  { apiVersion: 'policy/v1beta1', kinds: ['PodDisruptionBudget'], until: '1.25', instead: 'policy/v1' },
  { apiVersion: 'policy/v1beta1', kinds: ['PodSecurityPolicy'], until: '1.25', instead: 'Pod Security admission' },
  { apiVersion: 'autoscaling/v2beta1', until: '1.25', instead: 'autoscaling/v2' },
  { apiVersion: 'autoscaling/v2beta2', until: '1.26', instead: 'autoscaling/v2' },
  { apiVersion: 'flowcontrol.apiserver.k8s.io/v1beta1', until: '1.26', instead: 'flowcontrol.apiserver.k8s.io/v1' },
  { apiVersion: 'flowcontrol.apiserver.k8s.io/v1beta2', until: '1.29', instead: 'flowcontrol.apiserver.k8s.io/v1' },
  { apiVersion: 'flowcontrol.apiserver.k8s.io/v1beta3', until: '1.32', instead: 'flowcontrol.apiserver.k8s.io/v1' },
  { apiVersion: 'flowcontrol.apiserver.k8s.io/v1', since: '1.29', instead: 'flowcontrol.apiserver.k8s.io/v1beta3' },
  {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kinds: ['ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'],
    since: '1.30',
  },
  { apiVersion: 'networking.k8s.io/v1', kinds: ['IPAddress', 'ServiceCIDR'], since: '1.33' },
  { apiVersion: 'resource.k8s.io/v1', kinds: ['DeviceTaintRule'], since: '1.37' },
  { apiVersion: 'resource.k8s.io/v1', since: '1.34' },
  { apiVersion: 'storage.k8s.io/v1', kinds: ['VolumeAttributesClass'], since: '1.34' },
  {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kinds: ['MutatingAdmissionPolicy', 'MutatingAdmissionPolicyBinding'],
    since: '1.36',
  },
  { apiVersion: 'certificates.k8s.io/v1', kinds: ['ClusterTrustBundle', 'PodCertificateRequest'], since: '1.37' },
  { apiVersion: 'storagemigration.k8s.io/v1', since: '1.37' },
];
