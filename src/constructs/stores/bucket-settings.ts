import type { StoreNeeds } from '../../environment/placement.js';
import { isLockable } from './bucket-needs.js';

/** A bucket of another region that gets everything a bucket gets, for when the region of that one is lost. */
export interface BucketCopy {
  /** The name of the other bucket. */
  readonly bucket: string;
  /** The role by which the provider copies: `arn:aws:iam::111122223333:role/backup-copy`. */
  readonly role: string;
  /** The key of that region that copies are encrypted with: `arn:aws:kms:eu-west-1:111122223333:alias/backups`. */
  readonly kmsKey: string;
}

/** What a bucket must be set to. */
export interface BucketSettings extends Pick<StoreNeeds['s3'], 'versioned' | 'lockable' | 'lockedFor'> {
  readonly bucket: string;
  /** The key that everything is encrypted with. @default the region's own key */
  readonly kmsKey?: string;
  readonly copy?: BucketCopy;
  /** ARNs of who may write, themselves or by the URLs that they sign. @default whomever the account lets */
  readonly writers?: readonly string[];
  /** Origins whose pages upload to such URLs. @default none: a browser refuses to */
  readonly uploadsFrom?: readonly string[];
  /** Days in which what was removed or written over can be had back. @default for ever */
  readonly keepRemoved?: number;
}

/** As the API of S3 names them: the body of each request that sets one. */
export function bucketSettings(settings: BucketSettings) {
  const { bucket, versioned = true, lockedFor, kmsKey, copy, keepRemoved, writers, uploadsFrom } = settings;
  const resource = `arn:aws:s3:::${bucket}`;
  const encryption = { SSEAlgorithm: 'aws:kms', ...(kmsKey !== undefined && { KMSMasterKeyID: kmsKey }) };
  const deny = (Sid: string, Action: string, Condition: object) => ({
    Sid,
    Effect: 'Deny',
    Principal: '*',
    Action,
    Resource: [resource, `${resource}/*`],
    Condition,
  });
  return {
    Bucket: bucket,
    VersioningConfiguration: { Status: versioned ? 'Enabled' : 'Suspended' },
    ...(isLockable(settings) && {
      ObjectLockConfiguration: {
        ObjectLockEnabled: 'Enabled',
        ...(lockedFor !== undefined && { Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: lockedFor } } }),
      },
    }),
    ...(keepRemoved !== undefined && { LifecycleConfiguration: removedAfter(keepRemoved) }),
    ...(copy && { ReplicationConfiguration: replicationTo(copy) }),
    ServerSideEncryptionConfiguration: {
      Rules: [{ ApplyServerSideEncryptionByDefault: encryption, BucketKeyEnabled: true }],
    },
    ...(uploadsFrom && {
      CORSConfiguration: {
        CORSRules: [{ AllowedOrigins: uploadsFrom, AllowedMethods: ['PUT'], AllowedHeaders: ['*'] }],
      },
    }),
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
    Policy: {
      Version: '2012-10-17',
      Statement: [
        deny('OnlyTls', 's3:*', { Bool: { 'aws:SecureTransport': 'false' } }),
        // Whoever asks for no encryption gets the bucket's.
        deny('OnlyKms', 's3:PutObject', {
          StringNotEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' },
          Null: { 's3:x-amz-server-side-encryption': 'false' },
        }),
        ...(writers ? [deny('OnlyWriters', 's3:PutObject', { ArnNotEquals: { 'aws:PrincipalArn': writers } })] : []),
      ],
    },
  };
}

const everything = { Prefix: '' };

const removedAfter = (days: number) => ({
  Rules: [
    {
      ID: 'Removed',
      Status: 'Enabled',
      Filter: everything,
      NoncurrentVersionExpiration: { NoncurrentDays: days },
      Expiration: { ExpiredObjectDeleteMarker: true },
    },
  ],
});

/** S3 skips objects that are encrypted with a key, unless the rule names the key to use over there. */
const replicationTo = ({ bucket, role, kmsKey }: BucketCopy) => ({
  Role: role,
  Rules: [
    {
      ID: 'Copy',
      Status: 'Enabled',
      Priority: 1,
      Filter: everything,
      DeleteMarkerReplication: { Status: 'Enabled' },
      SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: 'Enabled' } },
      Destination: {
        Bucket: `arn:aws:s3:::${bucket}`,
        EncryptionConfiguration: { ReplicaKmsKeyID: kmsKey },
      },
    },
  ],
});
