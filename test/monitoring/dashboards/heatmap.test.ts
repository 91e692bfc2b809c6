import { bucketsOf, heatmap, histogram } from '../../../src/entries/monitoring.js';
import { dashboardModel } from '../../../src/monitoring/dashboards/model.js';

const seconds = histogram('shop_request_seconds', 'Time to answer', {
  labels: { code: ['200', '500'] },
  buckets: [1, 5],
});
const panels = [heatmap('Durations', 's', bucketsOf(seconds, { where: { code: '200' } }))];
const { panels: shown } = dashboardModel(
  { uid: 'shop', title: 'Shop', rows: [{ title: 'Requests', panels }] },
  { namespace: 'shop', job: 'api' },
);

test('X5: a heatmap shows the buckets of a histogram as Prometheus counts them', () => {
  expect(shown?.[1]).toMatchObject({
    type: 'heatmap',
    title: 'Durations',
    targets: [
      {
        expr: 'sum by (le) (increase(shop_request_seconds_bucket{namespace="shop",job="api",code="200"}[$__rate_interval]))',
        format: 'heatmap',
        legendFormat: '{{le}}',
      },
    ],
    options: { calculate: false, rowsFrame: { layout: 'le' }, yAxis: { unit: 's' } },
  });
});
