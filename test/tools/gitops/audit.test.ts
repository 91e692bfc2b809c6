import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const { writesOf } = require('../../../tools/gitops/audit.js');

const event = (time: string, more: object = {}) => ({
  requestReceivedTimestamp: time,
  userAgent: 'kustomize-controller/v0.0.0',
  verb: 'patch',
  requestURI: '/apis/apps/v1/namespaces/a/deployments/web?fieldManager=kustomize-controller',
  objectRef: { apiGroup: 'apps', resource: 'deployments', namespace: 'a', name: 'web' },
  responseStatus: { code: 200 },
  ...more,
});

it('tells what one program has really written since a time', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plainsail-audit-'));
  const events = [
    event('2026-01-01T00:00:01.000000Z'),
    event('2026-01-01T00:00:02.000000Z', { requestURI: '/apis/apps/v1/namespaces/a/deployments/web?dryRun=All' }),
    event('2026-01-01T00:00:03.000000Z', { responseStatus: { code: 409 } }),
    event('2026-01-01T00:00:04.000000Z', { userAgent: 'kube-controller-manager' }),
    event('2026-01-01T00:00:05.000000Z', { objectRef: { resource: 'pods', subresource: 'status' } }),
    event('2026-01-01T00:00:06.000000Z', {
      verb: 'delete',
      objectRef: { resource: 'namespaces', namespace: 'a', name: 'a' },
    }),
  ];
  const log = join(folder, 'audit.log');
  writeFileSync(log, `${events.map(line => JSON.stringify(line)).join('\n')}\n{"half`);
  const first = { time: '2026-01-01T00:00:01.000000Z', verb: 'patch', namespace: 'a', key: 'deployments.apps a/web' };
  const last = { time: '2026-01-01T00:00:06.000000Z', verb: 'delete', namespace: '', key: 'namespaces /a' };
  expect(writesOf(log, 'kustomize-controller')).toEqual([first, last]);
  expect(writesOf(log, 'kustomize-controller', '2026-01-01T00:00:01.000Z')).toEqual([first, last]);
  expect(writesOf(log, 'kustomize-controller', '2026-01-01T00:00:01.500Z')).toEqual([last]);
  rmSync(folder, { recursive: true });
});
