/**
 * Fields that Go has as pointers: there `false`, 0 and the empty text are values of their own; everywhere else they are the
 * same as nothing (k8s.io/api/core/v1/types.go).
 */
export const pointers: ReadonlySet<string> = new Set(
  [
    'allowPrivilegeEscalation automountServiceAccountToken enableServiceLinks hostProcess hostUsers optional privileged',
    'readOnlyRootFilesystem runAsNonRoot setHostnameAsFQDN shareProcessNamespace',
    'activeDeadlineSeconds defaultMode mode expirationSeconds fsGroup lun minDomains priority runAsGroup runAsUser',
    'terminationGracePeriodSeconds tolerationSeconds storageClassName runtimeClassName fsType apiGroup hostnameOverride',
    'volumeAttributesClassName matchAttribute distinctAttribute',
  ].flatMap(line => line.split(' ')),
);

/** Structs that are not pointers, and maps: empty ones are the same as none. */
export const plain: ReadonlySet<string> = new Set(
  [
    'resources metadata labels annotations nodeSelector matchLabels limits requests overhead volumeAttributes options spec',
    'devices parameters',
  ].flatMap(line => line.split(' ')),
);

/** Maps whose keys and values are the user's own. */
export const texts: ReadonlySet<string> = new Set(
  'labels annotations nodeSelector matchLabels volumeAttributes options parameters'.split(' '),
);
