import { ConfigMap } from '../../../src/index.js';
import { only, plainChart } from '../support.js';

test('C11: its data as given, before everything that reads it', () => {
  const chart = plainChart();
  new ConfigMap(chart, 'config', { name: 'shop', labels: { tier: 'web' }, data: { A: '1', 'b.txt': 'x\ny\n' } });
  expect(only(chart, 'ConfigMap')).toEqual({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: 'shop',
      namespace: 'shop',
      labels: { tier: 'web' },
      annotations: { 'argocd.argoproj.io/sync-wave': '-2' },
    },
    data: { A: '1', 'b.txt': 'x\ny\n' },
  });
});
