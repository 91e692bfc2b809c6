import { waveOf } from '../graph/hooks.js';
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
  'ClusterIssuer Issuer Certificate Gateway ListenerSet HTTPRouteFilter BackendTrafficPolicy SecurityPolicy HTTPRoute GRPCRoute Ingress',
].flatMap(line => line.split(' '));

/** Without these nothing else is accepted, in whatever phase or wave it is. */
const foundation = new Map([
  ['CustomResourceDefinition', 0],
  ['Namespace', 1],
]);

const rank = new Map(kinds.map((kind, i) => [kind, i]));

/** Compares two objects by the order they are applied in: phase, wave, declared dependencies, kind. Zero where that does not decide. */
export const byApplyOrder = (a: GraphObject, b: GraphObject): number => byApplyStage(a, b) || rankOf(a) - rankOf(b);

/** Compares two objects by what somebody declared of their order; zero where their kinds alone decide. */
export const byApplyStage = (a: GraphObject, b: GraphObject): number =>
  foundationOf(a) - foundationOf(b) || phaseOf(a) - phaseOf(b) || waveOf(a) - waveOf(b) || depthOf(a) - depthOf(b);

const phases = ['before the sync', 'the sync', 'after the sync'] as const;

/** `wave 2 of the sync` */
export const stageOf = (object: GraphObject): string => {
  const phase = phases[phaseOf(object)];
  return phase === 'the sync' ? `wave ${waveOf(object)} of the sync` : `wave ${waveOf(object)} ${phase}`;
};

const foundationOf = ({ kind }: GraphObject) => foundation.get(kind) ?? foundation.size;

const depthOf = ({ depth = 0 }: GraphObject) => depth;

const rankOf = ({ kind }: GraphObject) => rank.get(kind) ?? kinds.length;

/** Before, during and after the sync. */
function phaseOf(object: GraphObject): 0 | 1 | 2 {
  const hooks = annotation(object, 'argocd.argoproj.io/hook')?.split(',') ?? ['Sync'];
  if (hooks.includes('PreSync')) return 0;
  return hooks.includes('Sync') || hooks.includes('Skip') ? 1 : 2;
}

const annotation = (object: GraphObject, name: string) => object.manifest.metadata.annotations?.[name];
