import type { StoreNeeds } from '../../environment/placement.js';

/** Makes a bucket of MinIO, and sets what is asked of it; objects can be locked only where that was said when it was made. */
export const bucketScript = ({ bucket, versioned = true, lockedFor }: StoreNeeds['s3']): string => `set -eu
export MC_CONFIG_DIR=/tmp/mc
until mc ready store; do sleep 1; done
mc mb --ignore-existing${lockedFor === undefined ? '' : ' --with-lock'} store/${bucket}
${versioned ? `mc version enable store/${bucket}\n` : ''}${lockedFor === undefined ? '' : `mc retention set --default GOVERNANCE ${lockedFor}d store/${bucket}\n`}mc encrypt set sse-s3 store/${bucket}
`;
