import type { Chart } from 'cdk8s';
import { objectStore, postgres, redis, redisCluster } from '../../../src/index.js';
import { chartIn, ofKind, only, plainChart, small } from '../support.js';

const image = 'registry.example.com/store:1.0.0';
const versions = { redis: { repository: 'registry.example.com/redis', staging: '7.4.4' } };
const credentials = 'shop/store';

const stores: readonly (readonly [string, (chart: Chart, recommend: boolean) => unknown])[] = [
  [
    'PostgreSQL',
    (chart, recommend) =>
      postgres({ image, database: 'shop', credentials, resources: small, recommend }).inCluster(chart, 'store'),
  ],
  [
    'Redis',
    (chart, recommend) =>
      redis({ image, credentials, maxMemory: '64mb', purpose: 'cache', resources: small, recommend }).inCluster(
        chart,
        'store',
      ),
  ],
  [
    'a cluster of Redis',
    (chart, recommend) =>
      redisCluster({ image: 'redis', maxMemory: '64mb', purpose: 'cache', recommend }).place({
        credentials,
        resources: small,
      })(chart, 'store'),
  ],
  [
    'MinIO',
    (chart, recommend) => objectStore({ image, bucket: 'shop', credentials, recommend }).inCluster(chart, 'store'),
  ],
];

test.each(stores)('H10: what %s should request is recommended, and nothing is changed', (name, declare) => {
  const chart = name === 'a cluster of Redis' ? chartIn({}, { versions }) : plainChart();
  declare(chart, true);
  expect(only(chart, 'VerticalPodAutoscaler', 'store').spec).toEqual({
    targetRef: { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'store' },
    updatePolicy: { updateMode: 'Off' },
  });
});

test.each(stores)('H10: nothing is recommended for %s unasked', (name, declare) => {
  const chart = name === 'a cluster of Redis' ? chartIn({}, { versions }) : plainChart();
  declare(chart, false);
  expect(ofKind(chart, 'VerticalPodAutoscaler')).toEqual([]);
});
