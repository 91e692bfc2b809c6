import { cluster, peerOf, serves } from '../../src/environment/cluster.js';

test('versions are compared as versions', () => {
  const serving = (kubernetes: '1.29' | '1.31', since: '1.29' | '1.30' | '1.31') => serves({ kubernetes }, since);
  expect(serving('1.29', '1.30')).toBe(false);
  expect(serving('1.31', '1.30')).toBe(true);
  expect(serving('1.31', '1.31')).toBe(true);
});

test('what is given replaces what is assumed', () => {
  expect(cluster({ zones: 3, secretStore: { kind: 'SecretStore', name: 'aws', refreshInterval: '5m' } })).toMatchObject(
    {
      zones: 3,
      secretStore: { kind: 'SecretStore', name: 'aws', refreshInterval: '5m' },
      kubernetes: '1.31',
    },
  );
});

test('platform pods without labels are all of their namespace', () => {
  expect(peerOf({ namespace: 'ingress' })).toEqual({ namespace: 'ingress', pods: {} });
});
