import { graphOf } from '../../../src/graph/from-app.js';
import { alerts } from '../../../src/graph/prometheus-rules.js';
import { fleet } from '../../../src/main.js';
import { of } from './rendered.js';

const graph = graphOf(fleet.declare(fleet.environment('production')));
const componentOf = (name: string) => alerts(graph).find(({ alert }) => alert === name)?.labels['component'];

test('H6 C9: staging warns in the channel and pages nobody, production pages', () => {
  type Routes = { spec: { receivers: { name: string; pagerdutyConfigs?: unknown; slackConfigs?: unknown }[] } };
  const kinds = (environment: 'staging' | 'production') =>
    of<Routes>(environment, 'AlertmanagerConfig/helmsman').spec.receivers.map(
      ({ name, pagerdutyConfigs, slackConfigs }) =>
        [name, ...(pagerdutyConfigs ? ['page'] : []), ...(slackConfigs ? ['channel'] : [])].join(' '),
    );
  expect(kinds('staging')).toEqual(['nobody', 'critical channel', 'warning channel']);
  expect(kinds('production')).toEqual(['nobody', 'critical page', 'warning channel']);
});

test('H8 C9: what is about every container and volume is not labelled as the API alone', () => {
  for (const name of ['HelmsmanHighCpu', 'HelmsmanHighMemory', 'HelmsmanDiskSpace'])
    expect(componentOf(name)).toBe('helmsman');
  expect(componentOf('HelmsmanDown')).toBe('backend');
});

test('H6 C9: Prometheus may read what the kubelets measure, and the operator knows the versions it configures', () => {
  const { rules: granted } = of<{ rules: object[] }>('production', 'ClusterRole/monitoring-prometheus');
  expect(granted).toContainEqual({ apiGroups: [''], resources: ['nodes/metrics'], verbs: ['get'] });
  for (const id of ['Prometheus/prometheus', 'Alertmanager/alertmanager']) {
    const { spec } = of<{ spec: { image: string; version: string } }>('production', id);
    expect(spec.image.endsWith(`:${spec.version}`)).toBe(true);
  }
});
