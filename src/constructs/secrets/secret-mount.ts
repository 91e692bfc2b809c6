import type { KeyToPath, Volume, VolumeProjection } from '../../../imports/k8s.js';
import type { SecretVariable } from '../../config/resolve.js';
import { type SecretFile, secretFolder } from '../../config/variable.js';
import { ConfigMapKey } from '../../intent/config-map-key.js';
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
  const sources = new Map<string, { readonly from: Source; readonly items: KeyToPath[] }>();
  for (const { key, value } of members) {
    const from = volumeSource(value, made);
    if (!from) continue;
    const source = sources.get(JSON.stringify(from)) ?? { from, items: [] };
    source.items.push({
      key: value instanceof SecretKey || value instanceof ConfigMapKey ? value.key : key,
      path: key,
    });
    sources.set(JSON.stringify(from), source);
  }
  if (sources.size === 0) return {};
  const name = `secret-${file.of}`;
  return {
    volumes: [volumeOf(name, [...sources.values()])],
    volumeMounts: [{ name, mountPath: secretFolder(file), readOnly: true }],
  };
}

type Source = { readonly secret: string } | { readonly configMap: string };

function volumeSource(value: SecretVariable['value'], made: string | undefined): Source | undefined {
  if (value instanceof ConfigMapKey) return { configMap: value.configMap };
  const secret = value instanceof SecretKey ? value.secret : made;
  return secret === undefined ? undefined : { secret };
}

/** Files of several sources share one folder by projection. */
function volumeOf(name: string, sources: readonly { readonly from: Source; readonly items: KeyToPath[] }[]): Volume {
  const [first, second] = sources;
  const defaultMode = ownerAndGroupRead;
  if (first && !second) {
    const { from, items } = first;
    return 'secret' in from
      ? { name, secret: { secretName: from.secret, defaultMode, items } }
      : { name, configMap: { name: from.configMap, items } };
  }
  const projections = sources.map(
    ({ from, items }): VolumeProjection =>
      'secret' in from ? { secret: { name: from.secret, items } } : { configMap: { name: from.configMap, items } },
  );
  return { name, projected: { defaultMode, sources: projections } };
}
