import { phaseOf, waveOf } from '../../src/graph/hooks.js';
import type { GraphObject } from '../../src/graph/object.js';

const words = (text: string) => text.trim().split(/\s+/);

/** The kinds in Argo CD's order inside a wave: gitops-engine, pkg/sync/sync_tasks.go. Others come last, by name. */
const argoKinds = words(`Namespace NetworkPolicy ResourceQuota LimitRange PodSecurityPolicy PodDisruptionBudget
  ServiceAccount Secret SecretList ConfigMap StorageClass PersistentVolume PersistentVolumeClaim CustomResourceDefinition
  ClusterRole ClusterRoleList ClusterRoleBinding ClusterRoleBindingList Role RoleList RoleBinding RoleBindingList Service
  DaemonSet Pod ReplicationController ReplicaSet Deployment HorizontalPodAutoscaler StatefulSet Job CronJob IngressClass
  Ingress APIService`);

/** The kinds in Flux' order inside a Kustomization: fluxcd/pkg/ssa, sort.go. Others come last, by group and kind. */
const fluxKinds =
  words(`CustomResourceDefinition Namespace ClusterRole ClusterClass RuntimeClass PriorityClass StorageClass
  VolumeSnapshotClass IngressClass GatewayClass ClusterRoleBinding ResourceQuota ServiceAccount Role RoleBinding ConfigMap
  Secret Service LimitRange Deployment StatefulSet CronJob PodDisruptionBudget`);

const rankIn = (kinds: readonly string[], kind: string) =>
  kinds.includes(kind) ? kinds.indexOf(kind) - kinds.length : 0;
const text = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const phases = ['before', 'during', 'after'];

/** How Argo CD sorts the objects of an Application. Waves are waited for: `isApart` is whether these two are in different ones. */
export function byArgoCd(a: GraphObject, b: GraphObject): { readonly order: number; readonly isApart: boolean } {
  const apart = phases.indexOf(phaseOf(a)) - phases.indexOf(phaseOf(b)) || waveOf(a) - waveOf(b);
  const order = apart || rankIn(argoKinds, a.kind) - rankIn(argoKinds, b.kind) || text(a.name, b.name);
  return { order, isApart: apart !== 0 };
}

/** How Flux sorts the objects of a Kustomization. */
export const byFlux = (a: GraphObject, b: GraphObject): number =>
  rankIn(fluxKinds, a.kind) - rankIn(fluxKinds, b.kind) || text(a.group, b.group) || text(a.kind, b.kind);

/** A step of RollingSync. */
export interface Step {
  readonly matchExpressions: readonly {
    readonly key: string;
    readonly operator: string;
    readonly values: readonly string[];
  }[];
}

/** In which steps RollingSync has an Application, from 0: argo-cd, applicationset/progressivesync, `buildAppDependencyList`. */
export const stepsWith = (steps: readonly Step[], labels: Readonly<Record<string, string>>): readonly number[] =>
  steps.flatMap(({ matchExpressions }, i) => {
    const isSelected = matchExpressions.every(({ key, operator, values }) => {
      const value = labels[key];
      if (value === undefined) return operator !== 'In';
      return (operator === 'In' || operator === 'NotIn') && values.includes(value) === (operator === 'In');
    });
    return isSelected ? [i] : [];
  });
