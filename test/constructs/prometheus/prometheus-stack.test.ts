import { App } from 'cdk8s';
import { parse } from 'yaml';
import { checks } from '../../../src/checks/registry.js';
import { webhook } from '../../../src/entries/monitoring.js';
import { PrometheusStack, type PrometheusStackProps } from '../../../src/entries/platform.js';
import { graphOf } from '../../../src/graph/from-app.js';
import type { Graph } from '../../../src/graph/graph.js';
import { type ClusterProps, Environment, httpGet, System, secretRef, WebService } from '../../../src/index.js';
import { podOf, type Rendered, refusals, small } from '../support.js';

const selects = { release: 'stack' };
const cluster: ClusterProps = {
  prometheus: { namespace: 'monitoring', pods: { 'app.kubernetes.io/name': 'prometheus' }, selects, retention: '30d' },
  grafana: { selects: { grafana_dashboard: '1' } },
  alerting: {
    critical: webhook(secretRef('platform/pager', 'url')),
    warning: webhook(secretRef('platform/chat', 'url')),
    selects,
  },
  runbooks: 'https://example.com/runbooks',
  reloader: true,
  apiServer: { cidrs: ['192.0.2.1/32'] },
};
const sizes: PrometheusStackProps = {
  prometheus: {
    image: 'quay.io/prometheus/prometheus:v3.6.0',
    resources: { cpu: ['200m', '1'], memory: ['2Gi', '4Gi'] },
  },
  alertmanager: {
    image: 'quay.io/prometheus/alertmanager:v0.28.1',
    resources: { cpu: ['50m', '200m'], memory: ['128Mi', '256Mi'] },
  },
  grafana: {
    image: 'docker.io/grafana/grafana:12.2.0',
    sidecarImage: 'quay.io/kiwigrid/k8s-sidecar:1.30.0',
    credentials: 'platform/grafana',
    resources: { cpu: ['100m', '500m'], memory: ['512Mi', '1Gi'] },
  },
};

/** A monitored shop, and who monitors it. */
function monitored(more: Partial<PrometheusStackProps> = {}, namespace = 'monitoring') {
  const environment = new Environment('staging', { tier: 'staging', domain: 'example.com', versions: {}, cluster });
  const app = new App();
  const shop = new System(app, 'shop', { environment });
  new WebService(shop, 'api', {
    image: 'registry.example.com/api:1.0.0',
    resources: small,
    ports: { http: 8080 },
    probes: { liveness: httpGet('/live'), readiness: httpGet('/ready') },
    metrics: { port: 'http' },
  });
  const monitoring = new System(app, 'monitoring', { environment, namespace });
  new PrometheusStack(monitoring, 'stack', { ...sizes, ...more });
  return graphOf(app);
}

function only(graph: Graph, kind: string, name: string): Rendered {
  const [found] = graph.ofKind(kind).filter(object => object.name === name && object.namespace !== 'shop-staging');
  if (!found) throw new Error(`no ${kind} ${name}`);
  return found.manifest as unknown as Rendered;
}

const claim = (size: string) => ({
  volumeClaimTemplate: {
    metadata: {
      annotations: {
        'argocd.argoproj.io/sync-options': expect.stringMatching(/^Prune=(false|confirm),Delete=confirm$/),
        'kustomize.toolkit.fluxcd.io/prune': 'disabled',
      },
    },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: size } } },
  },
});

test('H6: Prometheus keeps 30 days in 100Gi and finds what systems render by its labels', () => {
  const found = { matchLabels: selects };
  expect(only(monitored(), 'Prometheus', 'prometheus')).toMatchObject({
    metadata: { namespace: 'monitoring' },
    spec: {
      image: 'quay.io/prometheus/prometheus:v3.6.0',
      serviceAccountName: 'prometheus',
      retention: '30d',
      retentionSize: '92160MiB',
      storage: claim('100Gi'),
      serviceMonitorSelector: found,
      serviceMonitorNamespaceSelector: {},
      podMonitorSelector: found,
      podMonitorNamespaceSelector: {},
      probeSelector: found,
      ruleSelector: found,
      ruleNamespaceSelector: {},
      alerting: { alertmanagers: [{ name: 'alertmanager', namespace: 'monitoring', port: 'web' }] },
      securityContext: { runAsNonRoot: true, runAsUser: 65534 },
    },
  });
});

test('H6: what the shop renders is selected', () => {
  const graph = monitored();
  const { spec } = only(graph, 'Prometheus', 'prometheus');
  const selector = (spec['serviceMonitorSelector'] as { matchLabels: object }).matchLabels;
  for (const kind of ['ServiceMonitor', 'PrometheusRule'])
    expect(graph.ofKind(kind)[0]?.manifest.metadata.labels).toMatchObject(selector);
  const routes = only(graph, 'Alertmanager', 'alertmanager').spec['alertmanagerConfigSelector'] as {
    matchLabels: object;
  };
  expect(graph.ofKind('AlertmanagerConfig')[0]?.manifest.metadata.labels).toMatchObject(routes.matchLabels);
});

test('H6 C12: Alertmanager has 1Gi, Grafana 10Gi, and nobody deletes any of the three unasked', () => {
  const graph = monitored();
  expect(only(graph, 'Alertmanager', 'alertmanager').spec).toMatchObject({ storage: claim('1Gi') });
  const claims = only(graph, 'StatefulSet', 'grafana').spec['volumeClaimTemplates'];
  expect(claims).toMatchObject([{ spec: { resources: { requests: { storage: '10Gi' } } } }]);
  const stateful = [
    ['Prometheus', 'prometheus'],
    ['Alertmanager', 'alertmanager'],
    ['StatefulSet', 'grafana'],
  ] as const;
  for (const [kind, name] of stateful) {
    expect(only(graph, kind, name).metadata.annotations).toMatchObject({
      'argocd.argoproj.io/sync-options': expect.stringMatching(/^Prune=(false|confirm),Delete=confirm$/),
      'kustomize.toolkit.fluxcd.io/prune': 'disabled',
    });
  }
});

test('H6 C6: Prometheus reaches exactly what lets it in', () => {
  const { spec } = only(monitored(), 'NetworkPolicy', 'prometheus-scrapes');
  const shop = {
    to: [
      {
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop-staging' } },
        podSelector: { matchLabels: { 'app.kubernetes.io/name': 'api' } },
      },
    ],
    ports: [{ port: 8080 }],
  };
  const alertmanager = {
    to: [
      {
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } },
        podSelector: { matchLabels: { 'app.kubernetes.io/name': 'alertmanager', alertmanager: 'alertmanager' } },
      },
    ],
    ports: [{ port: 9093 }],
  };
  expect(spec).toEqual({
    podSelector: { matchLabels: { 'app.kubernetes.io/name': 'prometheus' } },
    policyTypes: ['Egress'],
    egress: [alertmanager, shop],
  });
});

test('H6: Grafana asks this Prometheus and shows the dashboards that carry the label', () => {
  const graph = monitored();
  const files = only(graph, 'ConfigMap', 'grafana-files')['data'] as Record<string, string>;
  expect(parse(files['etc_grafana_provisioning_datasources_prometheus.yaml'] ?? '')).toMatchObject({
    datasources: [{ type: 'prometheus', url: 'http://prometheus.monitoring:9090', isDefault: true }],
  });
  const [, sidecar] = podOf(only(graph, 'StatefulSet', 'grafana')).containers;
  expect(sidecar).toMatchObject({ name: 'dashboards', image: 'quay.io/kiwigrid/k8s-sidecar:1.30.0' });
  expect(sidecar?.env).toEqual(
    expect.arrayContaining([
      { name: 'LABEL', value: 'grafana_dashboard' },
      { name: 'LABEL_VALUE', value: '1' },
      { name: 'NAMESPACE', value: 'ALL' },
    ]),
  );
  expect(only(graph, 'ClusterRole', 'monitoring-grafana')).toMatchObject({
    rules: [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'list', 'watch'] }],
  });
});

test('H6 C1: the quota has room for the pods of the operator, with its own containers', () => {
  expect(only(monitored(), 'ResourceQuota', 'monitoring').spec['hard']).toMatchObject({
    pods: '3',
    'requests.cpu': '390m',
    persistentvolumeclaims: '3',
    'requests.storage': '111Gi',
  });
});

test('H6: no check finds anything', () => {
  const graph = monitored();
  const findings = checks
    .filter(({ profile = 'default', tiers }) => profile === 'default' && !tiers)
    .flatMap(check =>
      [...check.check(graph, { kubernetes: '1.31' })].map(({ object, path, message }) => [
        check.id,
        object.name,
        path,
        message,
      ]),
    );
  expect(findings).toEqual([]);
});

test('H6: several Alertmanagers talk to each other, and one at a time is evicted', () => {
  const graph = monitored({ alertmanager: { ...sizes.alertmanager, replicas: 3 } });
  expect(only(graph, 'PodDisruptionBudget', 'alertmanager').spec).toMatchObject({ maxUnavailable: 1 });
  const ingress = only(graph, 'NetworkPolicy', 'alertmanager').spec['ingress'] as { ports: object[] }[];
  expect(ingress.flatMap(({ ports }) => ports)).toEqual(
    expect.arrayContaining([{ port: 9094 }, { port: 9094, protocol: 'UDP' }]),
  );
});

test('H6: refuses sizes that are none, and a Prometheus that nobody lets in', () => {
  const wrong = { alertmanager: { ...sizes.alertmanager, storage: 'much', replicas: 0 } };
  expect(refusals(() => monitored(wrong))).toEqual([
    ['alertmanager', 'the number of replicas is 0.', 'It must be a whole number of 1 or more.'],
    ['storage', 'the volume of Alertmanager is "much".', 'A size looks like "10Gi".'],
  ]);
  expect(refusals(() => monitored({}, 'elsewhere'))).toEqual([
    [
      'prometheus',
      'it runs in elsewhere, and the environment has monitoring.',
      'Give the environment cluster.prometheus with this namespace: that is who systems let in.',
    ],
  ]);
});
