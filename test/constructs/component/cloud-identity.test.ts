import { cloudNativePostgres } from '../../../src/entries/platform.js';
import type { CloudIdentity } from '../../../src/entries/types.js';
import { Environment, Fleet, managedBucket, outside, System, Worker } from '../../../src/index.js';
import { chartIn, only, plainChart, refusals, small } from '../support.js';

const image = 'registry.example.com/shop:1.4.0';
const cidrs = ['192.0.2.0/24'];
const bucket = (credentials?: string) =>
  managedBucket({ region: 'eu-central-1', host: 's3.example.com', cidrs, ...(credentials && { credentials }) });
const needs = { bucket: 'shop-packages', credentials: 'shop/store' };
const role = 'arn:aws:iam::123456789012:role/shop-api';
const irsa: CloudIdentity = { kind: 'irsa', region: 'eu-central-1', roles: { 'shop/api': role } };
const google = {
  kind: 'gke-workload-identity',
  roles: { 'shop/api': 'shop-api@project.iam.gserviceaccount.com' },
} as const satisfies CloudIdentity;

/** A worker that opens a bucket without keys. */
function apiIn(cloudIdentity: CloudIdentity, name = 'api') {
  const chart = chartIn({ cloudIdentity, addresses: { 'sts.eu-central-1.amazonaws.com': ['192.0.2.9/32'] } });
  new Worker(chart, name, { image, resources: small, calls: [bucket().place(needs)(chart, 'store')] });
  return chart;
}
const annotationsOf = (chart: ReturnType<typeof apiIn>) => only(chart, 'ServiceAccount').metadata.annotations ?? {};
const openedBeside = (chart: ReturnType<typeof apiIn>) =>
  (only(chart, 'NetworkPolicy').spec['egress'] as { to: { ipBlock?: { cidr: string } }[]; ports: object[] }[])
    .filter(({ to }) => to.some(({ ipBlock }) => ipBlock && ipBlock.cidr !== cidrs[0]))
    .map(({ to, ports }) => [to.map(({ ipBlock }) => ipBlock?.cidr), ports]);

test('I2 H9: on EKS the agent of the node hands out the credentials, and the account says nothing', () => {
  const chart = apiIn({ kind: 'eks-pod-identity' });
  expect(annotationsOf(chart)).toEqual({ 'argocd.argoproj.io/sync-wave': '-2' });
  expect(openedBeside(chart)).toEqual([[['169.254.170.23/32'], [{ port: 80 }]]]);
});

test('I2 H9: or the account names its role, and the token service of the region is asked', () => {
  const chart = apiIn(irsa);
  expect(annotationsOf(chart)).toMatchObject({
    'eks.amazonaws.com/role-arn': role,
    'eks.amazonaws.com/sts-regional-endpoints': 'true',
  });
  expect(openedBeside(chart)).toEqual([[['192.0.2.0/24', '192.0.2.9/32'], [{ port: 443 }]]]);
});

test('I2 H9: on GKE the account names its service account, and the metadata server is asked', () => {
  const chart = chartIn({ cloudIdentity: google });
  const service = outside({ host: 'storage.googleapis.com', cidrs, usesCloudIdentity: true });
  new Worker(chart, 'api', { image, resources: small, calls: [service] });
  expect(annotationsOf(chart)).toMatchObject({
    'iam.gke.io/gcp-service-account': 'shop-api@project.iam.gserviceaccount.com',
  });
  expect(openedBeside(chart)).toEqual([
    [['169.254.169.254/32'], [{ port: 80 }]],
    [['169.254.169.252/32'], [{ port: 988 }]],
  ]);
});

test('S3 knows no account of Google Cloud', () => {
  expect(refusals(() => apiIn(google))).toEqual([
    [
      'cloud-identity',
      'api calls outside:s3.example.com:443/TCP/shop-packages without keys, and S3 knows no account of Google Cloud.',
      'Give what is called "credentials".',
    ],
  ]);
});

test('C6: Cilium goes by addresses for what every node has, and by names for the rest', () => {
  const chart = chartIn({ networkPolicies: 'cilium', cloudIdentity: { kind: 'eks-pod-identity' } });
  new Worker(chart, 'api', {
    image,
    resources: small,
    calls: [outside({ host: 's3.example.com', usesCloudIdentity: true })],
  });
  expect(only(chart, 'NetworkPolicy').spec['egress']).toEqual([
    { to: [{ ipBlock: { cidr: '169.254.170.23/32' } }], ports: [{ port: 80 }] },
  ]);
  expect(JSON.stringify(only(chart, 'CiliumNetworkPolicy').spec)).not.toContain('169.254');
});

test('what is opened with keys, or by nobody, needs no identity', () => {
  const chart = chartIn({ cloudIdentity: irsa });
  new Worker(chart, 'mailer', { image, resources: small, calls: [bucket('shop/s3').place(needs)(chart, 'store')] });
  expect(annotationsOf(chart)).toEqual({ 'argocd.argoproj.io/sync-wave': '-2' });
});

describe('CloudNativePG', () => {
  const versions = { cnpg: { repository: 'registry.example.com/cnpg', staging: '17.5' } };
  const database = { database: 'shop', credentials: 'shop/db', maxConnections: 100, storage: '20Gi', resources: small };
  const role = 'arn:aws:iam::123456789012:role/shop-backups';
  const roles = { 'shop/db': role, 'shop/db-recovered': role };
  function clusterIn(cloudIdentity: CloudIdentity) {
    const chart = chartIn({ apiServer: { cidrs: ['192.0.2.1/32'] }, cloudIdentity }, { versions });
    const backup = { destination: 's3://b/shop', host: 's3.example.com', cidrs, retention: '30d' };
    cloudNativePostgres({ image: 'cnpg', owner: 'shop', instances: 3, backup }).place(database)(chart, 'db');
    return only(chart, 'Cluster').spec;
  }

  test('H9: its instances archive without keys', () => {
    expect(clusterIn({ ...irsa, roles })['serviceAccountTemplate']).toEqual({
      metadata: {
        annotations: {
          'eks.amazonaws.com/role-arn': roles['shop/db'],
          'eks.amazonaws.com/sts-regional-endpoints': 'true',
        },
      },
    });
  });

  test('H9: it needs them where the cloud is another than that of the backups', () => {
    const declare = () => clusterIn({ ...google, roles: { 'shop/db': google.roles['shop/api']! } });
    expect(refusals(declare).map(each => each[1])).toEqual([
      'backups of db go to s3://b/shop without keys, and S3 knows no account of Google Cloud.',
    ]);
  });
});

test('an environment that knows no accounts refuses what needs one', () => {
  const chart = chartIn({});
  const declare = () =>
    new Worker(chart, 'api', { image, resources: small, calls: [bucket().place(needs)(chart, 'store')] });
  expect(refusals(declare)).toEqual([
    [
      'cloud-identity',
      'api calls outside:s3.example.com:443/TCP/shop-packages without keys, and staging has no other way.',
      'Give the environment cluster.cloudIdentity, or what is called "credentials".',
    ],
  ]);
  const alone = plainChart();
  new Worker(alone, 'api', { image, resources: small, calls: [bucket().place(needs)(alone, 'store')] });
  expect(openedBeside(alone)).toEqual([]);
});

test('an account without a role is refused, and so is a role that no account needs', () => {
  expect(refusals(() => apiIn(irsa, 'apis'))).toEqual([
    [
      'cloud-identity',
      'the account "shop/apis" has no role in the cloud. Did you mean "shop/api"?',
      'Add "shop/apis" to the roles of the environment\'s cluster.cloudIdentity.',
    ],
  ]);
  const environment = new Environment('staging', {
    tier: 'staging',
    domain: 'example.com',
    versions: {},
    cluster: { cloudIdentity: irsa },
  });
  class Shop extends System {
    constructor(...[scope, props]: [ConstructorParameters<typeof System>[0], ConstructorParameters<typeof System>[2]]) {
      super(scope, 'shop', props);
    }
  }
  const fleet = new Fleet({ environments: [environment], systems: { shop: Shop } });
  expect(refusals(() => fleet.declare(environment)).map(each => each[1])).toEqual([
    'staging has a role for "shop/api", which needs none.',
  ]);
});

test.each<[string, CloudIdentity, string]>([
  ['an invalid kind', { kind: 'kiam' as 'eks-pod-identity' }, 'the cloud identity is "kiam".'],
  ['an invalid role', { ...irsa, roles: { 'shop/api': 'shop-api' } }, 'the role of "shop/api" is "shop-api".'],
  ['a role of another cloud', { ...google, roles: { 'shop/api': role } }, `the role of "shop/api" is "${role}".`],
])('refuses %s', (_, cloudIdentity, message) => {
  expect(refusals(() => chartIn({ cloudIdentity })).map(each => each[1])).toEqual([message]);
});
