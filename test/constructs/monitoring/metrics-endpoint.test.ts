import { MetricsEndpoint, type MetricsEndpointProps } from '../../../src/entries/monitoring.js';
import { chartIn, only, plainChart } from '../support.js';

const monitor = (props: Partial<MetricsEndpointProps> = {}, chart = plainChart()) => {
  new MetricsEndpoint(chart, 'metrics', { name: 'api', service: { app: 'api' }, port: 'http', ...props });
  return only(chart, 'ServiceMonitor');
};

test('C9: a ServiceMonitor that leaves to Prometheus what was not said', () => {
  expect(monitor()).toEqual({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: { name: 'api', namespace: 'shop' },
    spec: {
      jobLabel: 'app.kubernetes.io/name',
      selector: { matchLabels: { app: 'api' } },
      endpoints: [{ port: 'http' }],
    },
  });
});

test('path, times and job label where they are given; /metrics is what Prometheus assumes', () => {
  const { spec } = monitor({ path: '/stats', interval: '15s', timeout: '10s', jobLabel: 'app' });
  expect(spec).toMatchObject({
    jobLabel: 'app',
    endpoints: [{ port: 'http', path: '/stats', interval: '15s', scrapeTimeout: '10s' }],
  });
  expect(monitor({ path: '/metrics' }).spec['endpoints']).toEqual([{ port: 'http' }]);
});

test('C9: the environment says by which labels monitors are found', () => {
  const chart = chartIn({ prometheus: { namespace: 'monitoring', selects: { release: 'prometheus' } } });
  expect(monitor({ labels: { team: 'web' } }, chart).metadata.labels).toEqual({ team: 'web', release: 'prometheus' });
});
