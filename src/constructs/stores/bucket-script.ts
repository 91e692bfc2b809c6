import type { StoreNeeds } from '../../environment/placement.js';
import { isLockable } from './bucket-needs.js';

/** Makes a bucket of MinIO, and sets what is asked of it; objects can be locked only where that was said when it was made. */
export function bucketScript(needs: StoreNeeds['s3']): string {
  const { bucket, versioned = true, lockedFor } = needs;
  const place = `store/${bucket}`;
  const lines = [
    'set -eu',
    'export MC_CONFIG_DIR=/tmp/mc',
    'until mc ready store; do sleep 1; done',
    `mc mb --ignore-existing${isLockable(needs) ? ' --with-lock' : ''} ${place}`,
    ...(versioned ? [`mc version enable ${place}`] : []),
    ...(lockedFor === undefined ? [] : [`mc retention set --default GOVERNANCE ${lockedFor}d ${place}`]),
    `mc encrypt set sse-s3 ${place}`,
  ];
  return `${lines.join('\n')}\n`;
}
