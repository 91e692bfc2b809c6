import type { KeyToPath, SecretProjection, Volume } from '../../../imports/k8s.js';
import type { SecretVariable } from '../../config/resolve.js';
import { type SecretFile, secretFolder } from '../../config/variable.js';
import { SecretKey } from '../../intent/secret.js';
import type { PodAdditions } from './backend.js';

/** Secrets are nobody else's to read. */
const ownerAndGroupRead = 0o440;

/**
 * A folder of read-only files. It is mounted whole, without subPath, so that new values reach it.
 * @param made the Secret that our template makes; undefined where something else writes these files
 */
export function secretMount(
  file: SecretFile,
  members: readonly SecretVariable[],
  made: string | undefined,
): Pick<PodAdditions, 'volumes' | 'volumeMounts'> {
  const bySecret = new Map<string, KeyToPath[]>();
  for (const { key, value } of members) {
    const [secret, from] = value instanceof SecretKey ? [value.secret, value.key] : [made, key];
    if (secret !== undefined) bySecret.set(secret, [...(bySecret.get(secret) ?? []), { key: from, path: key }]);
  }
  if (bySecret.size === 0) return {};
  const name = `secret-${file.of}`;
  return {
    volumes: [volumeOf(name, [...bySecret])],
    volumeMounts: [{ name, mountPath: secretFolder(file), readOnly: true }],
  };
}

/** Files of several Secrets lie in one folder by projection. */
function volumeOf(name: string, sources: readonly (readonly [secret: string, items: KeyToPath[]])[]): Volume {
  const [first, second] = sources;
  if (first && !second) {
    const [secretName, items] = first;
    return { name, secret: { secretName, defaultMode: ownerAndGroupRead, items } };
  }
  const projections = sources.map(([secret, items]): { secret: SecretProjection } => ({
    secret: { name: secret, items },
  }));
  return { name, projected: { defaultMode: ownerAndGroupRead, sources: projections } };
}
