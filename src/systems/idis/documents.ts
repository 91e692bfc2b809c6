import { type Endpoint, outside, type SecretRef, secretRef } from '../../index.js';
import { objectStorage } from '../object-storage.js';
import { infrastructure } from './infrastructure.js';

interface Bucket {
  readonly bucket: string;
  readonly region: string;
  readonly host: string;
  readonly cidrs: readonly string[];
  /** @default the role of the pods opens it */
  readonly keys?: { readonly accessKey: SecretRef; readonly secretKey: SecretRef };
}

/** A bucket that somebody else runs. */
function bucketAt({ bucket, region, host, cidrs, keys }: Bucket): Endpoint<'s3'> {
  const { accessKey, secretKey } = keys ?? { accessKey: undefined, secretKey: undefined };
  const facts = { url: `https://${host}`, bucket, region, accessKey, secretKey };
  const { id, transport, port, peer, wave } = outside({ host, cidrs });
  return Object.freeze({
    id: `${id}/${bucket}`,
    protocol: 's3',
    transport,
    port,
    peer,
    wave,
    facts: Object.freeze(facts),
  });
}

const { region, network } = infrastructure;

/** Where documents are kept. Staging opens its bucket with keys, as section 3.3 has it. */
export const documents = {
  staging: bucketAt({
    ...objectStorage,
    bucket: 'idis-documents-staging',
    keys: {
      accessKey: secretRef('idis/documents', 'access-key'),
      secretKey: secretRef('idis/documents', 'secret-key'),
    },
  }),
  production: bucketAt({ bucket: 'idis-documents', region, host: `s3.${region}.amazonaws.com`, cidrs: [network] }),
} as const;
