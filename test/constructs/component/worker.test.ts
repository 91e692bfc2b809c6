import { at } from '../../../src/graph/fields.js';
import { exec, httpGet, Worker, type WorkerProps } from '../../../src/index.js';
import { chartIn, containerOf, only, plainChart, podOf, refusals, small } from '../support.js';

function deployment(props: Partial<WorkerProps> = {}) {
  const chart = plainChart();
  new Worker(chart, 'mailer', { image: 'a:1', resources: small, ...props });
  return only(chart, 'Deployment');
}

test('it has no Service, no ports and no preStop, and is rolled as the API does', () => {
  expect(deployment().spec).not.toHaveProperty('strategy');
  expect(containerOf(deployment())).not.toHaveProperty('ports');
  expect(containerOf(deployment())).not.toHaveProperty('lifecycle');
});

test('C4: it is given the time that its work takes; 30 seconds are what the API assumes', () => {
  expect(podOf(deployment({ grace: 120 })).terminationGracePeriodSeconds).toBe(120);
  expect(podOf(deployment({ grace: 30 }))).not.toHaveProperty('terminationGracePeriodSeconds');
});

test('a liveness question brings the start-up question', () => {
  expect(containerOf(deployment({ liveness: exec(['alive'], { timeout: 5 }) }))).toMatchObject({
    livenessProbe: { exec: { command: ['alive'] }, timeoutSeconds: 5 },
    startupProbe: { exec: { command: ['alive'] }, timeoutSeconds: 5, periodSeconds: 5, failureThreshold: 60 },
  });
});

test('a liveness question by port needs a port, which the raw container may have', () => {
  expect(refusals(() => deployment({ liveness: httpGet('/') }))).toEqual([
    ['probe', 'a probe asks port "http", which is not declared.', 'There are no ports: ask with a command, exec([…]).'],
  ]);
  const container = { ports: [{ name: 'http', containerPort: 8080 }] };
  expect(refusals(() => deployment({ liveness: httpGet('/'), container }))).toEqual([]);
});

test('a worker that answers with metrics has a port, a PodMonitor, and lets in Prometheus alone', () => {
  const chart = chartIn({ prometheus: { namespace: 'monitoring', pods: { app: 'prometheus' }, selects: {} } });
  const metrics = { port: 9100, interval: '15s' };
  new Worker(chart, 'mailer', { image: 'a:1', resources: small, metrics });
  expect(containerOf(only(chart, 'Deployment'))['ports']).toEqual([{ name: 'metrics', containerPort: 9100 }]);
  expect(only(chart, 'PodMonitor').spec).toMatchObject({
    selector: { matchLabels: at(only(chart, 'Deployment').spec, 'selector')['matchLabels'] },
    podMetricsEndpoints: [{ port: 'metrics', interval: '15s' }],
  });
  expect(only(chart, 'NetworkPolicy').spec['ingress']).toEqual([
    {
      from: [
        {
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } },
          podSelector: { matchLabels: { app: 'prometheus' } },
        },
      ],
      ports: [{ port: 9100 }],
    },
  ]);
  expect(JSON.stringify(only(chart, 'PrometheusRule').spec)).toContain('TargetDown');
  expect(refusals(() => deployment({ metrics: { port: 0 } }))).toEqual([
    ['port', 'port "metrics" is 0.', 'A port is a whole number from 1 to 65535.'],
  ]);
});

test('its own ports stay beside that of its metrics, and one number is not taken twice', () => {
  const both = deployment({ ports: { health: 8081 }, metrics: { port: 9100 } });
  expect(containerOf(both)['ports']).toEqual([
    { name: 'health', containerPort: 8081 },
    { name: 'metrics', containerPort: 9100 },
  ]);
  expect(refusals(() => deployment({ ports: { health: 9100 }, metrics: { port: 9100 } }))).toHaveLength(1);
});

test('refuses an invalid grace', () => {
  expect(refusals(() => deployment({ grace: 0.5 }))).toEqual([
    ['grace', 'the grace in seconds is 0.5.', 'It must be a whole number of 0 or more.'],
  ]);
});
