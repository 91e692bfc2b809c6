import { at } from '../../src/graph/fields.js';
import type { GraphObject } from '../../src/graph/object.js';
import { podTemplateOf } from '../../src/graph/pod-template.js';
import type { Mapping } from './mapping.js';

/** The annotations that named seccomp profiles before the field did. */
const hasSeccompAnnotation = (object: GraphObject): boolean =>
  Object.keys(at(podTemplateOf(object)?.metadata, 'annotations')).some(key =>
    key.startsWith('seccomp.security.alpha.kubernetes.io/'),
  );

/** kube-score's checks, and ours. */
export const kubeScoreChecks: Mapping = {
  'container-cpu-requests-equal-limits': { checks: ['guaranteed-cpu'] },
  'container-ephemeral-storage-request-and-limit': { checks: ['ephemeral-storage-set'] },
  'container-ephemeral-storage-request-equals-limit': {
    leftOut: 'a container may use the space of others that is free; `ephemeral-storage-set` bounds it',
  },
  'container-image-pull-policy': { checks: ['image-pull-policy-always'] },
  'container-image-tag': { checks: ['image-tag-fixed'] },
  'container-memory-requests-equal-limits': { checks: ['guaranteed-memory'] },
  'container-ports-check': { checks: ['schema-valid', 'unique-in-pod'], at: /ports\[\d+\]/ },
  'container-resource-requests-equal-limits': { checks: ['guaranteed-cpu', 'guaranteed-memory'] },
  'container-resources': { checks: ['cpu-request-set', 'cpu-limit-set', 'memory-request-set', 'memory-limit-set'] },
  'container-seccomp-profile': {
    checks: ['pod-security-restricted'],
    at: /seccompProfile/,
    stricter: {
      on: hasSeccompAnnotation,
      reason: 'theirs lets an annotation pass that Kubernetes has not read since 1.27: such a pod has no profile',
    },
  },
  'container-security-context-privileged': { checks: ['pod-security-baseline'], at: /\.privileged$/ },
  'container-security-context-readonlyrootfilesystem': { checks: ['read-only-root-filesystem'] },
  'container-security-context-user-group-id': { checks: ['high-user-id'] },
  'cronjob-has-deadline': { checks: ['cron-job-deadline-set'] },
  'cronjob-restartpolicy': { checks: ['restart-policy-valid'] },
  'deployment-has-host-podantiaffinity': { checks: ['spread-over-nodes'] },
  'deployment-has-poddisruptionbudget': { checks: ['disruption-budget-present'] },
  'deployment-pod-selector-labels-match-template-metadata-labels': { checks: ['selector-matches-template'] },
  'deployment-replicas': { checks: ['replicas-behind-service'] },
  'deployment-strategy': { checks: ['rolling-update-behind-service'] },
  'deployment-targeted-by-hpa-does-not-have-replicas-configured': { checks: ['replicas-with-autoscaler'] },
  'environment-variable-key-duplication': { checks: ['unique-env'] },
  'horizontalpodautoscaler-has-target': { checks: ['autoscaler-target-exists'] },
  'horizontalpodautoscaler-replicas': { checks: ['autoscaler-minimum'] },
  'ingress-targets-service': { checks: ['ingress-backend-exists'] },
  'label-values': { checks: ['label-valid'] },
  'networkpolicy-targets-pod': { checks: ['policy-selects-pods'] },
  'pod-networkpolicy': { checks: ['pod-without-policy'] },
  'pod-probes': { checks: ['readiness-behind-service'] },
  'pod-probes-identical': { checks: ['probes-differ'] },
  'pod-topology-spread-constraints': { checks: ['spread-matches-own-pods'], at: /labelSelector$/ },
  'poddisruptionbudget-has-policy': { checks: ['disruption-budget-allows-drain'] },
  'service-targets-pod': { checks: ['service-selects-pods'] },
  'service-type': { checks: ['no-node-port'] },
  'stable-version': { checks: ['api-version-served'] },
  'statefulset-has-host-podantiaffinity': { checks: ['spread-over-nodes'] },
  'statefulset-has-poddisruptionbudget': { checks: ['disruption-budget-present'] },
  'statefulset-has-servicename': { checks: ['stateful-set-service'] },
  'statefulset-pod-selector-labels-match-template-metadata-labels': { checks: ['selector-matches-template'] },
};

/** Their options that turn a part of a check off, and the part of ours. */
export const ignored: Readonly<Record<string, string>> = {
  IgnoreContainerCpuLimitRequirement: 'cpu-limit-set',
  IgnoreContainerMemoryLimitRequirement: 'memory-limit-set',
};
