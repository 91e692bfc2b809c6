import { at, listOf } from '../../graph/fields.js';

/** A field that older API servers do not know, or leave out unless a feature gate is on. */
export interface NewField {
  /** A kind, or `Pod` for the pods of every workload. */
  readonly kind: string;
  /** `spec.topologySpreadConstraints[].minDomains`; `[]` stands for every entry of a list. */
  readonly path: string;
  /** The first version that takes it without a feature gate. */
  readonly since: string;
  /** The value that says what an API server without the field does anyway. @default every value says more */
  readonly same?: string | boolean;
}

const containers = (path: string, since: string): readonly NewField[] =>
  ['containers', 'initContainers'].map(list => ({ kind: 'Pod', path: `spec.${list}[].${path}`, since }));

/** Fields by the version from which they are on by default: those newer than the oldest supported version, and a few below it. */
export const newFields: readonly NewField[] = [
  { kind: 'PodDisruptionBudget', path: 'spec.unhealthyPodEvictionPolicy', since: '1.27', same: 'IfHealthyBudget' },
  { kind: 'StatefulSet', path: 'spec.persistentVolumeClaimRetentionPolicy', since: '1.27' },
  { kind: 'HorizontalPodAutoscaler', path: 'spec.metrics[].containerResource', since: '1.27' },
  { kind: 'HorizontalPodAutoscaler', path: 'spec.behavior.scaleDown.tolerance', since: '1.35' },
  { kind: 'HorizontalPodAutoscaler', path: 'spec.behavior.scaleUp.tolerance', since: '1.35' },
  { kind: 'Service', path: 'spec.trafficDistribution', since: '1.31' },
  { kind: 'PersistentVolumeClaim', path: 'spec.volumeAttributesClassName', since: '1.34' },
  { kind: 'Job', path: 'spec.backoffLimitPerIndex', since: '1.29' },
  { kind: 'Job', path: 'spec.podReplacementPolicy', since: '1.29', same: 'TerminatingOrFailed' },
  { kind: 'Job', path: 'spec.successPolicy', since: '1.31' },
  { kind: 'Job', path: 'spec.managedBy', since: '1.32' },
  { kind: 'Pod', path: 'spec.topologySpreadConstraints[].minDomains', since: '1.27' },
  { kind: 'Pod', path: 'spec.topologySpreadConstraints[].matchLabelKeys', since: '1.27' },
  { kind: 'Pod', path: 'spec.hostUsers', since: '1.33', same: true },
  { kind: 'Pod', path: 'spec.resources', since: '1.34' },
  { kind: 'Pod', path: 'spec.securityContext.appArmorProfile', since: '1.30' },
  { kind: 'Pod', path: 'spec.securityContext.supplementalGroupsPolicy', since: '1.33', same: 'Merge' },
  { kind: 'Pod', path: 'spec.initContainers[].restartPolicy', since: '1.29' },
  { kind: 'Pod', path: 'spec.volumes[].image', since: '1.35' },
  { kind: 'Pod', path: 'spec.hostnameOverride', since: '1.35' },
  { kind: 'Pod', path: 'spec.volumes[].projected.sources[].clusterTrustBundle', since: '1.37' },
  { kind: 'Pod', path: 'spec.volumes[].projected.sources[].podCertificate', since: '1.37' },
  { kind: 'StatefulSet', path: 'spec.updateStrategy.rollingUpdate.maxUnavailable', since: '1.37' },
  ...containers('lifecycle.preStop.sleep', '1.30'),
  ...containers('securityContext.appArmorProfile', '1.30'),
  ...containers('volumeMounts[].recursiveReadOnly', '1.31'),
  ...containers('restartPolicyRules', '1.35'),
  ...containers('env[].valueFrom.fileKeyRef', '1.35'),
];

/** Where the path of a field leads in plain data: the full path of every value that is there and is not `same`. */
export function placesOf(root: unknown, { path, same }: Pick<NewField, 'path' | 'same'>): readonly string[] {
  let places = [{ place: '', value: root }];
  for (const step of path.split('.')) {
    const name = step.replace('[]', '');
    places = places.flatMap(({ place, value }) => {
      const inner = at(value)[name];
      const here = place ? `${place}.${name}` : name;
      if (inner === undefined || inner === null) return [];
      return name === step
        ? [{ place: here, value: inner }]
        : listOf(inner).map((entry, i) => ({ place: `${here}[${i}]`, value: entry }));
    });
    if (places.length === 0) return [];
  }
  return places.filter(({ value }) => value !== same).map(({ place }) => place);
}
