import type { App } from 'cdk8s';
import type { ManagedBucketProps, ObjectStoreProps } from '../../../src/entries/types.js';
import { graphOf } from '../../../src/graph/from-app.js';
import { templates } from '../../../src/graph/templates.js';
import { managedBucket, objectStore, Worker } from '../../../src/index.js';
import { chartIn, containerOf, only, plainChart, refusals, small } from '../support.js';

const needs = { bucket: 'shop-packages', credentials: 'shop/store', lockedFor: 30 };
const minio = `quay.io/minio/minio@sha256:${'0'.repeat(64)}`;

function storeIn(props: Partial<ObjectStoreProps> = {}, chart = plainChart()) {
  return { chart, endpoint: objectStore({ ...needs, image: minio, ...props }).inCluster(chart, 'store') };
}

describe('in the cluster, for development', () => {
  test('I5: MinIO with its users and the key that encrypts from the secret store', () => {
    const { chart } = storeIn();
    const set = only(chart, 'StatefulSet');
    expect(containerOf(set)).toMatchObject({
      image: minio,
      command: ['minio'],
      args: [
        ...['server', '/data', '--address', ':9000', '--console-address', ':9001'],
        ...['--certs-dir', '/tmp/certificates'],
      ],
      readinessProbe: { httpGet: { path: '/minio/health/ready', port: 's3' } },
    });
    expect(only(chart, 'ExternalSecret', 'store-secrets').spec['data']).toEqual([
      { secretKey: 'MINIO_KMS_SECRET_KEY', remoteRef: { key: 'shop/store', property: 'kms-key' } },
      { secretKey: 'MINIO_ROOT_PASSWORD', remoteRef: { key: 'shop/store', property: 'secret-key' } },
      { secretKey: 'MINIO_ROOT_USER', remoteRef: { key: 'shop/store', property: 'access-key' } },
    ]);
  });

  test('I5 C11: a job makes the bucket with lock, versions and encryption, and callers come after it', () => {
    const { chart, endpoint } = storeIn();
    const script = (only(chart, 'ConfigMap', 'store-bucket-files')['data'] as Record<string, string>)[
      'etc_bucket_make.sh'
    ];
    expect(script?.split('\n').filter(line => line.startsWith('mc '))).toEqual([
      'mc mb --ignore-existing --with-lock store/shop-packages',
      'mc version enable store/shop-packages',
      'mc retention set --default GOVERNANCE 30d store/shop-packages',
      'mc encrypt set sse-s3 store/shop-packages',
    ]);
    new Worker(chart, 'mailer', { image: 'a:1', resources: small, calls: [endpoint] });
    expect(endpoint.wave).toBe(0);
    expect(endpoint.facts).toMatchObject({
      url: 'http://store.shop:9000',
      bucket: 'shop-packages',
      pathStyle: true,
      accessKey: { path: 'shop/store', property: 'access-key' },
    });
  });

  test('I5 D4: objects can be locked one by one, without a time for all of them', () => {
    const chart = plainChart();
    objectStore({ bucket: 'documents', credentials: 'shop/store', image: minio, lockable: true }).inCluster(
      chart,
      'store',
    );
    const script = (only(chart, 'ConfigMap', 'store-bucket-files')['data'] as Record<string, string>)[
      'etc_bucket_make.sh'
    ];
    expect(script?.split('\n').filter(line => line.startsWith('mc '))).toEqual([
      'mc mb --ignore-existing --with-lock store/documents',
      'mc version enable store/documents',
      'mc encrypt set sse-s3 store/documents',
    ]);
  });

  test('I5: is refused where more is at stake', () => {
    const chart = chartIn({});
    expect(refusals(() => storeIn({}, chart))[0]?.[1]).toBe(
      'an object store of a single pod would be used in staging.',
    );
  });

  test.each<[string, Partial<ObjectStoreProps>, string]>([
    ['a bucket that is not a name', { bucket: 'Shop_Packages' }, 'the bucket is "Shop_Packages".'],
    ['a lock of no time', { lockedFor: 0 }, 'objects are locked for 0 days.'],
    ['a lock without versions', { versioned: false }, 'objects can be locked and are not versioned.'],
    [
      'a lock of a bucket that has none',
      { lockable: false },
      'objects are locked for 30 days in a bucket that is not lockable.',
    ],
  ])('refuses %s', (_, props, message) => {
    expect(refusals(() => storeIn(props)).map(each => each[1])).toEqual([message]);
  });
});

describe('outside', () => {
  const props: ManagedBucketProps = { region: 'eu-central-1', host: 's3.example.com', cidrs: ['192.0.2.0/24'] };
  const placed = (more: Partial<ManagedBucketProps> = {}) => {
    const chart = plainChart();
    return { chart, endpoint: managedBucket({ ...props, ...more }).place(needs)(chart, 'store') };
  };
  const required = (more: Partial<ManagedBucketProps> = {}) => {
    const [template, ...others] = templates(graphOf(placed(more).chart.node.root as App));
    expect(others).toEqual([]);
    expect(template?.file).toBe(`bucket-${more.bucket ?? 'shop-packages'}.json`);
    return JSON.parse(template!.text);
  };

  test('I5: callers know where it is, and use keys or their own identity', () => {
    expect(placed().endpoint).toMatchObject({
      port: 443,
      peer: { cidrs: ['192.0.2.0/24'], hosts: ['s3.example.com'] },
      facts: { url: 'https://s3.example.com', bucket: 'shop-packages', region: 'eu-central-1', accessKey: undefined },
    });
    expect(placed({ credentials: 'shop/s3' }).endpoint.facts).toMatchObject({
      accessKey: { path: 'shop/s3', property: 'access-key' },
      secretKey: { path: 'shop/s3', property: 'secret-key' },
    });
    expect(placed().chart.toJson()).toEqual([]);
  });

  test('I5 D4: what it must be set to is in templates', () => {
    expect(required({ bucket: 'packages', kmsKey: 'alias/shop' })).toMatchObject({
      Bucket: 'packages',
      VersioningConfiguration: { Status: 'Enabled' },
      ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 30 } } },
      ServerSideEncryptionConfiguration: {
        Rules: [
          {
            ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'alias/shop' },
            BucketKeyEnabled: true,
          },
        ],
      },
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true },
    });
    expect(
      required().Policy.Statement.map(({ Sid, Effect }: { Sid: string; Effect: string }) => [Sid, Effect]),
    ).toEqual([
      ['OnlyTls', 'Deny'],
      ['OnlyKms', 'Deny'],
    ]);
  });

  test('I5: nobody else writes than who is named, and pages upload from the origins that are named', () => {
    const role = 'arn:aws:iam::111122223333:role/shop';
    const { Policy, CORSConfiguration } = required({ writers: [role], uploadsFrom: ['https://shop.example.com'] });
    expect(Policy.Statement.at(-1)).toMatchObject({
      Sid: 'OnlyWriters',
      Effect: 'Deny',
      Action: 's3:PutObject',
      Condition: { ArnNotEquals: { 'aws:PrincipalArn': [role] } },
    });
    expect(CORSConfiguration).toEqual({
      CORSRules: [{ AllowedOrigins: ['https://shop.example.com'], AllowedMethods: ['PUT'], AllowedHeaders: ['*'] }],
    });
    expect(required()).not.toHaveProperty('CORSConfiguration');
  });

  test('I5: what is written without asking for encryption gets the key of the bucket, and another is refused', () => {
    expect(required().Policy.Statement[1].Condition).toEqual({
      StringNotEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' },
      Null: { 's3:x-amz-server-side-encryption': 'false' },
    });
  });

  test('D4: a bucket whose objects are locked one by one has no time for all of them', () => {
    const chart = plainChart();
    const bare = { bucket: 'documents', credentials: 'shop/store', lockable: true };
    managedBucket(props).place(bare)(chart, 'store');
    const [template] = templates(graphOf(chart.node.root as App));
    expect(JSON.parse(template!.text).ObjectLockConfiguration).toEqual({ ObjectLockEnabled: 'Enabled' });
  });

  test('I5: what cannot be had is refused outside as well', () => {
    const messages = (more: Partial<ObjectStoreProps>) =>
      refusals(() => managedBucket(props).place({ ...needs, ...more })(plainChart(), 'store')).map(each => each[1]);
    expect(messages({ versioned: false })).toEqual(['objects can be locked and are not versioned.']);
    expect(messages({ bucket: 'Shop' })).toEqual(['the bucket is "Shop".']);
  });
});
