import type { StoreNeeds } from '../../environment/placement.js';
import { type Problem, rejectionOf } from '../../problem.js';

type Needs = StoreNeeds['s3'];

export const isLockable = ({ lockable, lockedFor }: Pick<Needs, 'lockable' | 'lockedFor'>): boolean =>
  lockable ?? lockedFor !== undefined;

/** What is wrong with what is asked of a bucket, wherever it is. */
export function bucketProblems(needs: Needs): Problem[] {
  const { bucket, versioned = true, lockable, lockedFor } = needs;
  const rejection = rejectionOf('object-store');
  return [
    ...(/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(bucket)
      ? []
      : [rejection(`the bucket is "${bucket}".`, 'A bucket has 3 to 63 lower-case letters, digits and "-".')]),
    ...(lockedFor === undefined || (Number.isInteger(lockedFor) && lockedFor >= 1)
      ? []
      : [rejection(`objects are locked for ${lockedFor} days.`, 'It must be a whole number of 1 or more.')]),
    ...(lockedFor !== undefined && lockable === false
      ? [rejection(`objects are locked for ${lockedFor} days in a bucket that is not lockable.`, 'Omit "lockable".')]
      : []),
    ...(isLockable(needs) && !versioned
      ? [rejection('objects can be locked and are not versioned.', 'A lock holds a version: omit "versioned".')]
      : []),
  ];
}
