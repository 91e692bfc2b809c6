import type { Manifest } from '../../src/manifest/manifest.js';
import { objectFaults } from '../../src/schema/object-faults.js';
import { schemaTables } from '../../src/schema/tables.js';

const objectStore = (spec: object) => ({
  apiVersion: 'barmancloud.cnpg.io/v1',
  kind: 'ObjectStore',
  metadata: { name: 'backups' },
  spec,
});
const configuration = {
  destinationPath: 's3://backups/shop',
  s3Credentials: { inheritFromIAMRole: true },
  wal: { compression: 'gzip', maxParallel: 4 },
};
const said = (manifest: Manifest) => objectFaults(manifest).map(({ path, message }) => `${path} ${message}`);
const refusedByOperator = (manifest: Manifest) =>
  [
    ...objectFaults(manifest),
    ...(schemaTables.customKind(manifest.apiVersion, manifest.kind)?.operatorFaults(manifest) ?? []),
  ].map(({ path, message }) => `${path} ${message}`);
const faults = (spec: object) => said(objectStore(spec));

test('A8 H9: an object store of backups is known, its sidecar included', () => {
  const instanceSidecarConfiguration = {
    logLevel: 'debug',
    env: [{ name: 'AWS_REGION', value: 'eu-central-1' }],
    resources: { limits: { memory: '512Mi' } },
    retentionPolicyIntervalSeconds: 900,
  };
  expect(faults({ configuration, retentionPolicy: '30d', instanceSidecarConfiguration })).toEqual([]);
});

test.each<[string, object, RegExp]>([
  ['an invalid field', { configuration: { ...configuration, endpoint: 'x' } }, /^spec\.configuration\.endpoint is not/],
  ['a retention without a unit', { configuration, retentionPolicy: '30' }, /^spec\.retentionPolicy /],
  ['a missing destination', { configuration: {} }, /^spec\.configuration\.destinationPath is missing/],
  ['an invalid compression', { configuration: { ...configuration, data: { compression: 'zip' } } }, /compression/],
])('refuses %s', (_, spec, message) => {
  expect(faults(spec)).toEqual([expect.stringMatching(message)]);
});

const secretObject = { secretName: 'shop', type: 'Opaque', data: [{ objectName: 'token', key: 'TOKEN' }] };
const providerClass = (spec?: object) =>
  refusedByOperator({
    apiVersion: 'secrets-store.csi.x-k8s.io/v1',
    kind: 'SecretProviderClass',
    metadata: { name: 'shop' },
    ...(spec && { spec }),
  });

test('a class of the Secrets Store CSI driver is known', () => {
  const parameters = { roleName: 'shop', objects: '- objectName: token\n' };
  expect(providerClass({ provider: 'vault', parameters, secretObjects: [secretObject] })).toEqual([]);
});

test.each<[string, object | undefined, string]>([
  ['no spec', undefined, 'spec is missing'],
  ['no provider', { parameters: {} }, 'spec.provider is missing'],
  ['parameters that are not text', { provider: 'vault', parameters: { objects: [] } }, 'spec.parameters.objects '],
  [
    'an invalid key',
    { provider: 'vault', secretObjects: [{ ...secretObject, data: [{ objectName: 'token', keys: 'TOKEN' }] }] },
    'spec.secretObjects[0].data[0]',
  ],
  [
    'a Secret of nothing',
    { provider: 'vault', secretObjects: [{ ...secretObject, data: [] }] },
    'spec.secretObjects[0].data ',
  ],
])('refuses a class of the driver with %s', (_, spec, message) => {
  expect(providerClass(spec)[0]).toMatch(new RegExp(`^${message.replaceAll(/[[\].]/g, '\\$&')}`));
});

test('H9: a schedule of Velero is known, and an unknown field is reported', () => {
  const schedule = (template: object) => ({
    apiVersion: 'velero.io/v1',
    kind: 'Schedule',
    metadata: { name: 'secrets' },
    spec: { schedule: '0 1 * * *', template },
  });
  const told = (template: object) => objectFaults(schedule(template)).map(({ path }) => path);
  expect(told({ includedResources: ['secrets'], ttl: '720h0m0s', labelSelector: { matchLabels: { a: 'b' } } })).toEqual(
    [],
  );
  expect(told({ includeResources: ['secrets'] })).toEqual(['spec.template.includeResources']);
});
