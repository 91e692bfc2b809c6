import { graphObject } from '../../src/graph/object.js';
import { byApplyOrder } from '../../src/render/apply-order.js';

function object(kind: string, annotations: Record<string, string> = {}) {
  return graphObject({ apiVersion: 'v1', kind, metadata: { name: 'x', annotations } });
}
const wave = (value: string) => ({ 'argocd.argoproj.io/sync-wave': value });
const hook = (value: string) => ({ 'argocd.argoproj.io/hook': value });

test.each([
  [
    'by kind where nothing else is said',
    [
      ...[
        'CustomResourceDefinition',
        'Namespace',
        'ResourceQuota',
        'ServiceAccount',
        'Role',
        'RoleBinding',
        'ConfigMap',
      ],
      ...[
        'ExternalSecret',
        'NetworkPolicy',
        'PersistentVolumeClaim',
        'Service',
        'Deployment',
        'StatefulSet',
        'CronJob',
      ],
      ...['HorizontalPodAutoscaler', 'PodDisruptionBudget', 'Ingress', 'ServiceMonitor'],
    ].map(kind => object(kind)),
  ],
  [
    'by wave before kind, as a number',
    [object('Job', wave('-10')), object('Job', wave('-2')), object('ConfigMap'), object('Secret', wave('1'))],
  ],
  [
    'by phase before wave',
    [
      object('Job', { ...hook('PreSync'), ...wave('5') }),
      object('Job', { ...hook('Sync'), ...wave('-1') }),
      object('Deployment'),
      object('Job', { ...hook('PostSync'), ...wave('-5') }),
    ],
  ],
  [
    'definitions and namespaces before everything',
    [object('CustomResourceDefinition'), object('Namespace', wave('3')), object('Job', hook('PreSync'))],
  ],
])('%s', (_, objects) => {
  expect(objects.toReversed().sort(byApplyOrder)).toEqual(objects);
});

test('a wave that is not a whole number is wave 0', () => {
  expect(byApplyOrder(object('Secret', wave('1.5')), object('Secret'))).toBe(0);
  expect(byApplyOrder(object('Secret', wave('soon')), object('Secret', wave('0')))).toBe(0);
});

test('a wave may have a plus', () => {
  expect(byApplyOrder(object('Secret', wave('+1')), object('Secret', wave('1')))).toBe(0);
});

test('an object of several phases comes with the first of them, and one that no sync touches with the others', () => {
  expect(byApplyOrder(object('Job', hook('PostSync,PreSync')), object('Job', hook('PreSync')))).toBe(0);
  expect(byApplyOrder(object('Job', hook('PostSync,Sync')), object('Job'))).toBe(0);
  expect(byApplyOrder(object('Job', hook('Skip')), object('Job'))).toBe(0);
});

test('hooks that run after or instead of the sync come last', () => {
  expect(byApplyOrder(object('Job', hook('PostDelete')), object('Deployment'))).toBeGreaterThan(0);
  expect(byApplyOrder(object('Job', hook('SyncFail')), object('Deployment'))).toBeGreaterThan(0);
});
