import { ProbeTarget } from '../../../src/entries/monitoring.js';
import { chartIn, only, refusals } from '../support.js';

const props = { name: 'api', urls: ['https://api.example.com/health'], prober: 'blackbox-exporter.monitoring:9115' };

test('C9: a Probe asks what users ask', () => {
  const chart = chartIn({ prometheus: { namespace: 'monitoring', selects: { release: 'prometheus' } } });
  new ProbeTarget(chart, 'probe', props);
  expect(only(chart, 'Probe')).toMatchObject({
    metadata: { name: 'api', labels: { release: 'prometheus' } },
    spec: {
      jobName: 'api',
      module: 'http_2xx',
      prober: { url: 'blackbox-exporter.monitoring:9115' },
      targets: { staticConfig: { static: ['https://api.example.com/health'] } },
    },
  });
});

test('refuses what is not an address, and nothing', () => {
  const chart = chartIn({});
  const messages = (urls: readonly string[]) =>
    refusals(() => new ProbeTarget(chart, `probe-${urls.length}`, { ...props, urls })).map(([, message]) => message);
  expect(messages(['api.example.com'])).toEqual(['the address is "api.example.com".']);
  expect(messages([])).toEqual(['nothing is probed.']);
});
