import type { Source } from './catalogue.js';
import { declaration } from './declaration.js';
import { typesIn } from './packages.js';
import type { Kind } from './shape.js';

/** The packages do not say it, and the list is short. */
const clusterScoped = new Set([
  'APIService',
  'CertificateSigningRequest',
  'ClusterIssuer',
  'ClusterRole',
  'ClusterRoleBinding',
  'ClusterSecretStore',
  'ComponentStatus',
  'CSIDriver',
  'CSINode',
  'CustomResourceDefinition',
  'DeviceClass',
  'FlowSchema',
  'IngressClass',
  'IPAddress',
  'MutatingAdmissionPolicy',
  'MutatingAdmissionPolicyBinding',
  'MutatingWebhookConfiguration',
  'Namespace',
  'Node',
  'PersistentVolume',
  'PriorityClass',
  'PriorityLevelConfiguration',
  'ResourceSlice',
  'RuntimeClass',
  'SelfSubjectAccessReview',
  'SelfSubjectReview',
  'SelfSubjectRulesReview',
  'ServiceCIDR',
  'StorageClass',
  'SubjectAccessReview',
  'TokenReview',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
  'ValidatingWebhookConfiguration',
  'VolumeAttachment',
  'VolumeAttributesClass',
]);

/** The kinds of a source, sorted. Lists such as `PodList` are left out: nobody commits them. */
export function kindsOf({ package: name, group, version, kinds }: Source): readonly Kind[] {
  const folder = group === '' ? version : `${group}/${version}`;
  return typesIn(name, folder)
    .map(kind => ({
      group,
      version,
      kind,
      namespaced: !clusterScoped.has(kind),
      id: { package: name, path: `${folder}/${kind}` },
    }))
    .filter(({ kind, id }) => (kinds ? kinds.includes(kind) : declaration(id).kind && !kind.endsWith('List')));
}
