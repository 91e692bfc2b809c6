import type { StorePlacement } from '../../environment/placement.js';
import type { Endpoint } from '../../intent/endpoint.js';
import { record } from '../../intent/record.js';
import { secretRef } from '../../intent/secret.js';
import { outside } from '../network/outside.js';
import { optional, type PropsOf, refuseGiven, required } from '../object/props.js';
import { reject } from '../object/reject.js';
import { aMap, aText, texts } from '../object/shapes.js';
import { TemplateFile } from '../object/template-file.js';
import { bucketProblems } from './bucket-needs.js';
import { type BucketCopy, bucketSettings } from './bucket-settings.js';

export interface ManagedBucketProps {
  /** The name of the bucket. @default what the system calls it */
  readonly bucket?: string;
  /** The region of the bucket: `eu-central-1`. */
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
  /** Another region that everything is copied to. @default none */
  readonly copy?: BucketCopy;
}

const managedBucketProps = {
  bucket: optional(aText),
  region: required(aText),
  host: required(aText),
  cidrs: optional(texts),
  credentials: optional(aText),
  kmsKey: optional(aText),
  writers: optional(texts),
  uploadsFrom: optional(texts),
  copy: optional(aMap),
} satisfies PropsOf<ManagedBucketProps>;

/** A bucket outside the cluster. What it must be set to is in `templates/`, for whoever makes it. */
export function managedBucket(props: ManagedBucketProps): StorePlacement<'s3'> {
  refuseGiven(managedBucket, props, managedBucketProps);
  return {
    protocol: 's3',
    managed: true,
    place: needs => (scope, id) => {
      const { bucket = needs.bucket, region, host, cidrs, credentials } = props;
      reject(scope, bucketProblems({ ...needs, bucket }));
      const key = (name: string) => (credentials === undefined ? undefined : secretRef(credentials, name));
      new TemplateFile(scope, `${id}-policy`, {
        file: `bucket-${bucket}.json`,
        text: `${JSON.stringify(bucketSettings({ ...needs, ...props, bucket }), undefined, 2)}\n`,
      });
      record(scope, 'recovery', { kind: 'bucket', bucket, host });
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
        ...(credentials === undefined && { usesCloudIdentity: true }),
        facts: Object.freeze(facts),
      });
    },
  };
}
