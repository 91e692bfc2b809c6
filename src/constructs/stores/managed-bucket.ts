import type { StoreNeeds, StorePlacement } from '../../environment/placement.js';
import type { Endpoint } from '../../intent/endpoint.js';
import { secretRef } from '../../intent/secret.js';
import { outside } from '../outside.js';
import { reject } from '../reject.js';
import { TemplateFile } from '../template-file.js';
import { bucketProblems, isLockable } from './bucket-needs.js';

export interface ManagedBucketProps {
  /** @default what the system calls it */
  readonly bucket?: string;
  readonly region: string;
  /** `s3.eu-central-1.amazonaws.com` */
  readonly host: string;
  /** Where that name leads. @default every address, with a warning where policies know addresses only */
  readonly cidrs?: readonly string[];
  /** The path in the secret store that holds `access-key` and `secret-key`. @default the cloud's identity of the pods */
  readonly credentials?: string;
  /** The key that everything is encrypted with. @default the region's own key */
  readonly kmsKey?: string;
  /** ARNs of who may write, themselves or by the URLs that they sign. @default whomever the account lets */
  readonly writers?: readonly string[];
  /** Origins whose pages upload to such URLs. @default none: a browser refuses to */
  readonly uploadsFrom?: readonly string[];
}

/** A bucket outside the cluster. What it must be set to is in `templates/`, for whoever makes it. */
export const managedBucket = (props: ManagedBucketProps): StorePlacement<'s3'> => ({
  protocol: 's3',
  managed: true,
  place: needs => (scope, id) => {
    const { bucket = needs.bucket, region, host, cidrs, credentials } = props;
    reject(scope, bucketProblems({ ...needs, bucket }));
    const key = (name: string) => (credentials === undefined ? undefined : secretRef(credentials, name));
    new TemplateFile(scope, `${id}-policy`, {
      file: `bucket-${bucket}.json`,
      text: `${JSON.stringify(requirementsOf(bucket, needs, props), undefined, 2)}\n`,
    });
    const { id: server, transport, port, peer, wave } = outside({ host, ...(cidrs && { cidrs }) });
    const facts = {
      url: `https://${host}`,
      bucket,
      region,
      pathStyle: false,
      accessKey: key('access-key'),
      secretKey: key('secret-key'),
    };
    return Object.freeze<Endpoint<'s3'>>({
      id: `${server}/${bucket}`,
      protocol: 's3',
      transport,
      port,
      peer,
      wave,
      ...(credentials === undefined && { byIdentity: true }),
      facts: Object.freeze(facts),
    });
  },
});

/** As the API of S3 names them: the body of each request that sets one. */
function requirementsOf(bucket: string, needs: StoreNeeds['s3'], { kmsKey, writers, uploadsFrom }: ManagedBucketProps) {
  const { versioned = true, lockedFor } = needs;
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
    ...(isLockable(needs) && {
      ObjectLockConfiguration: {
        ObjectLockEnabled: 'Enabled',
        ...(lockedFor !== undefined && { Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: lockedFor } } }),
      },
    }),
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
