import { scrapedOnce } from '../../../src/checks/rules/scraped-once.js';
import { object, pod, service } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

const operator = 'monitoring.coreos.com/v1';
const labelled = (yaml: string, label = 'api') =>
  yaml.replace('namespace: x', `namespace: x, labels: { app: ${label} }`);
const running =
  labelled(service('{ name: http, port: 80, targetPort: 8080 }')) + pod('ports: [{ name: http, containerPort: 8080 }]');
const services = (name: string, endpoint = 'port: http') =>
  object(
    'ServiceMonitor',
    name,
    `spec: { selector: { matchLabels: { app: api } }, endpoints: [{ ${endpoint} }] }`,
    operator,
  );
const pods = (endpoint: string) =>
  object(
    'PodMonitor',
    'pods',
    `spec: { selector: { matchLabels: { app: api } }, podMetricsEndpoints: [{ ${endpoint} }] }`,
    operator,
  );
const headless = (label: string) =>
  labelled(service('{ name: http, port: 8080 }', 'clusterIP: None'), label).replace('name: api,', 'name: peers,');
const prometheus = object('Prometheus', 'a', 'spec: {}', operator) + object('Prometheus', 'b', 'spec: {}', operator);
const path = 'spec.endpoints[0]';

testCheck(scrapedOnce, {
  example: [
    [
      'PodMonitor two',
      'spec.podMetricsEndpoints[0]',
      'scrapes port 9090 of Pod api once more: PodMonitor one leads to it already',
    ],
  ],
  valid: [
    { name: 'one monitor', yaml: running + services('a') },
    { name: 'another path', yaml: running + services('a') + services('b', 'port: http, path: /internal') },
    { name: 'other parameters', yaml: running + services('a') + services('b', 'port: http, params: { module: [a] }') },
    { name: 'a Service with another label', yaml: running + headless('peers') + services('a') },
    {
      name: 'an endpoint that keeps some series only',
      yaml: running + services('a') + services('b', 'port: http, metricRelabelings: [{ action: keep }]'),
    },
    {
      name: 'a monitor for each of two Prometheuses',
      yaml: `${running}${labelled(services('a'), 'one')}${labelled(services('b'), 'two')}${prometheus}`,
    },
    { name: 'no pods', yaml: services('a') + services('b') },
  ],
  invalid: [
    {
      name: 'two monitors, one by the number of the port',
      yaml: running + services('a') + services('b', 'targetPort: 8080'),
      findings: [['ServiceMonitor x/b', path, 'ServiceMonitor x/a leads to it already']],
    },
    {
      name: 'a headless Service beside the other',
      yaml: running + headless('api') + services('a'),
      findings: [['ServiceMonitor x/a', path, 'by Service x/peers once more: Service x/api leads to it already']],
    },
    {
      name: 'a PodMonitor beside a ServiceMonitor',
      yaml: running + services('a') + pods('port: http, path: /metrics'),
      findings: [['PodMonitor x/pods', 'spec.podMetricsEndpoints[0]', 'ServiceMonitor x/a leads']],
    },
  ],
});
