import type { GraphObject } from '../graph/object.js';

/** What others rely on comes first, as `kubectl` and Argo CD apply it; kinds not listed follow. */
const kinds = [
  'PriorityClass RuntimeClass StorageClass IngressClass GatewayClass',
  'ResourceQuota LimitRange ServiceAccount ClusterRole ClusterRoleBinding Role RoleBinding',
  'ConfigMap ClusterSecretStore SecretStore Secret SealedSecret ExternalSecret',
  'NetworkPolicy CiliumClusterwideNetworkPolicy CiliumNetworkPolicy',
  'PersistentVolume PersistentVolumeClaim Service',
  'DaemonSet Deployment StatefulSet ReplicaSet Pod Job CronJob',
  'HorizontalPodAutoscaler VerticalPodAutoscaler ScaledObject PodDisruptionBudget',
  'ClusterIssuer Issuer Certificate Gateway HTTPRoute GRPCRoute Ingress',
].flatMap(line => line.split(' '));

/** Without these nothing else is accepted, in whatever phase or wave it is. */
const foundation = new Map([
  ['CustomResourceDefinition', 0],
  ['Namespace', 1],
]);

const rank = new Map(kinds.map((kind, i) => [kind, i]));
const phases = ['PreSync', 'Sync', 'PostSync'];

/** Compares two objects by the order they are applied in: phase, wave, kind. Zero where that does not decide. */
export function byApplyOrder(a: GraphObject, b: GraphObject): number {
  return foundationOf(a) - foundationOf(b) || phaseOf(a) - phaseOf(b) || waveOf(a) - waveOf(b) || rankOf(a) - rankOf(b);
}

const foundationOf = ({ kind }: GraphObject) => foundation.get(kind) ?? foundation.size;

const rankOf = ({ kind }: GraphObject) => rank.get(kind) ?? kinds.length;

function phaseOf(object: GraphObject): number {
  const hook = annotation(object, 'argocd.argoproj.io/hook');
  return hook === undefined
    ? 1
    : Math.max(
        0,
        phases.findIndex(phase => hook.split(',').includes(phase)),
      );
}

/** Argo CD takes what is not a whole number for wave 0. */
function waveOf(object: GraphObject): number {
  const wave = annotation(object, 'argocd.argoproj.io/sync-wave');
  return wave !== undefined && /^[-+]?\d+$/.test(wave) ? Number(wave) : 0;
}

const annotation = (object: GraphObject, name: string) => object.manifest.metadata.annotations?.[name];
