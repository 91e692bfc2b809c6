import { PodMetricsEndpoint } from '../../../src/entries/monitoring.js';
import { chartIn, only, refusals } from '../support.js';

test('A PodMonitor with the labels that the environment’s Prometheus selects', () => {
  const chart = chartIn({ prometheus: { namespace: 'monitoring', selects: { release: 'prometheus' } } });
  new PodMetricsEndpoint(chart, 'metrics', {
    name: 'worker',
    pods: { app: 'worker' },
    port: 'metrics',
    interval: '15s',
    timeout: '10s',
  });
  expect(only(chart, 'PodMonitor')).toMatchObject({
    metadata: { name: 'worker', labels: { release: 'prometheus' } },
    spec: {
      jobLabel: 'app.kubernetes.io/name',
      selector: { matchLabels: { app: 'worker' } },
      podMetricsEndpoints: [{ port: 'metrics', interval: '15s', scrapeTimeout: '10s' }],
    },
  });
});

test('refuses an invalid interval', () => {
  const chart = chartIn({});
  const make = () =>
    new PodMetricsEndpoint(chart, 'm', { name: 'm', pods: { app: 'm' }, port: 'm', interval: 'often' });
  expect(refusals(make).map(([, message]) => message)).toEqual(['the scrape interval is "often".']);
});
