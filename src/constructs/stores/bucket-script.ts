import type { StoreNeeds } from '../../environment/placement.js';
import { isLockable } from './bucket-needs.js';

/**
 * Makes a bucket of MinIO, and sets what is asked of it; objects can be locked only where that was said when it was made.
 * The client takes the keys as they are from its input, and from a URL with nothing decoded.
 */
export function bucketScript(needs: StoreNeeds['s3']): string {
  const { bucket, versioned = true, lockedFor } = needs;
  const place = `store/${bucket}`;
  const lines = [
    'set -eu',
    'export MC_CONFIG_DIR=/tmp/mc',
    `until printf '%s\\n%s\\n' "$STORE_ACCESS_KEY" "$STORE_SECRET_KEY" | mc alias set store "$STORE_URL"; do sleep 1; done`,
    `mc mb --ignore-existing${isLockable(needs) ? ' --with-lock' : ''} ${place}`,
    ...(versioned ? [`mc version enable ${place}`] : []),
    ...(lockedFor === undefined ? [] : [`mc retention set --default GOVERNANCE ${lockedFor}d ${place}`]),
    `mc encrypt set sse-s3 ${place}`,
  ];
  return `${lines.join('\n')}\n`;
}
