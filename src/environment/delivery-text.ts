import type { Cluster } from './cluster.js';
import { defaultRotation } from './secret-store.js';

/** How secrets come into the cluster, how often they are replaced, and what makes pods use the new ones. */
export function deliveryText({ secretStore, reloader }: Pick<Cluster, 'secretStore' | 'reloader'>): string {
  const rotation = `Values are replaced every ${secretStore.rotation ?? defaultRotation}.`;
  const restart = reloader
    ? 'Reloader restarts the pods that read a changed Secret.'
    : 'Mounted files change by themselves; pods that read a variable must be restarted: kubectl rollout restart.';
  switch (secretStore.backend) {
    case 'vault-agent':
      return `Vault Agent writes them into files of the pod. ${rotation} Mounted files change by themselves; what a program reads from variables it gets at its next start.`;
    case 'secrets-store-csi':
      return `The Secrets Store CSI driver mounts them from Vault and copies them into Secrets. ${rotation} ${restart}`;
    case 'sealed-secrets':
      return `They stand encrypted in git as SealedSecrets; a new value is sealed and committed. ${rotation} ${restart}`;
    case 'manual':
      return `Somebody makes the Secrets from the skeletons in \`templates/\`. ${rotation} ${restart}`;
    default:
      return `External Secrets reads ${secretStore.kind} ${secretStore.name} every ${secretStore.refreshInterval}. ${rotation} ${restart}`;
  }
}
