import { objectFaults } from '../../src/schema/object-faults.js';

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
const faults = (spec: object) => objectFaults(objectStore(spec)).map(({ path, message }) => `${path} ${message}`);

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
  [
    'a field that is none',
    { configuration: { ...configuration, endpoint: 'x' } },
    /^spec\.configuration\.endpoint is not/,
  ],
  ['the server name, which the plugin refuses', { configuration: { ...configuration, serverName: 'x' } }, /serverName/],
  ['a retention without a unit', { configuration, retentionPolicy: '30' }, /^spec\.retentionPolicy /],
  ['a missing destination', { configuration: {} }, /^spec\.configuration\.destinationPath is missing/],
  ['a compression that is none', { configuration: { ...configuration, data: { compression: 'zip' } } }, /compression/],
])('refuses %s', (_, spec, message) => {
  expect(faults(spec)).toEqual([expect.stringMatching(message)]);
});
