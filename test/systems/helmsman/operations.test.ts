import { App } from 'cdk8s';
import { quotaCoversPeak } from '../../../src/checks/rules/quota-covers-peak.js';
import type { LogStore } from '../../../src/entries/types.js';
import { graphOf } from '../../../src/graph/from-app.js';
import { templates } from '../../../src/graph/templates.js';
import { Environment } from '../../../src/index.js';
import { fleet } from '../../../src/main.js';
import { amountOf } from '../../../src/manifest/quantity.js';
import { staging } from '../../../src/systems/environments.js';
import { Helmsman } from '../../../src/systems/helmsman/system.js';
import versionsFile from '../../../versions.json' with { type: 'json' };
import { environments, idsOf, of } from './rendered.js';

interface Ordered {
  readonly metadata: { readonly annotations?: Readonly<Record<string, string>> };
}
const waveOf = (id: string) =>
  Number(of<Ordered>('production', id).metadata.annotations?.['argocd.argoproj.io/sync-wave'] ?? 0);

test('C11: the schema is migrated before the API starts, and the web client comes last', () => {
  expect(of<Ordered>('production', 'Job/backend-migrate').metadata.annotations).toMatchObject({
    'argocd.argoproj.io/hook': 'Sync',
    'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
    'kustomize.toolkit.fluxcd.io/force': 'enabled',
  });
  const order = ['Cluster/postgresql', 'Job/backend-migrate', 'Deployment/backend', 'Deployment/frontend'].map(waveOf);
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(new Set(order).size).toBe(order.length);
});

test.each(environments)(
  'C11: in %s health, metrics and the first page are asked for after each rollout',
  environment => {
    const { data } = of<{ data: Record<string, string> }>(environment, 'ConfigMap/helmsman-check-files');
    const asked = Object.values(data)[0]!
      .split('\n')
      .filter(line => line.startsWith("check '"));
    expect(asked.map(line => line.replace(/codex-bootstrap[a-z-]*/, 'namespace'))).toEqual([
      "check 'http://backend.namespace:8000/health' '200' ''",
      "check 'http://backend.namespace:8000/metrics' '200' 'http_requests_total'",
      "check 'http://frontend.namespace/' '200 302 303 307' ''",
    ]);
    expect(of<Ordered>(environment, 'Job/helmsman-check').metadata.annotations).toMatchObject({
      'argocd.argoproj.io/hook': 'PostSync',
    });
  },
);

test.each(environments)('H10 C1: in %s the quota is what the namespace can reach', environment => {
  const graph = graphOf(fleet.declare(fleet.environment(environment)));
  const { spec } = of<{ spec: { hard: Record<string, string> } }>(environment, 'ResourceQuota/helmsman');
  const found = [...quotaCoversPeak.check(graph, { kubernetes: '1.31' })];
  expect(found.filter(({ object }) => object.namespace?.startsWith('codex-bootstrap'))).toEqual([]);
  const replicas = { development: 1, staging: 4, production: 10 }[environment];
  expect(Number(spec.hard['pods'])).toBeGreaterThan(2 * replicas);
  expect(amountOf(spec.hard['requests.storage']!)).toBeGreaterThan(10 * 2 ** 30);
});

test.each(['staging', 'production'] as const)(
  'H11: %s sends the logs of all pods to Loki, without what must not be kept',
  environment => {
    expect(idsOf(environment)).toEqual(
      expect.arrayContaining(['Deployment/alloy', 'Role/alloy', 'NetworkPolicy/alloy']),
    );
    const { data } = of<{ data: Record<string, string> }>(environment, 'ConfigMap/alloy-files');
    const [text = ''] = Object.values(data);
    expect(text).toContain('label = "app.kubernetes.io/part-of=helmsman"');
    expect(text).toContain('url = "http://loki.monitoring:3100/loki/api/v1/push"');
    for (const field of ['authorization', 'cookie', 'password']) expect(text).toContain(`\\"${field}\\":`);
  },
);

test.each(['staging', 'production'] as const)(
  'H11: in %s logs are kept for 30 days where they are stored',
  environment => {
    const declared = fleet.declare(fleet.environment(environment));
    const file = templates(graphOf(declared.node.findChild('helmsman'))).find(
      each => each.file === 'loki-retention.yaml',
    );
    const namespace = { staging: 'codex-bootstrap-staging', production: 'codex-bootstrap' }[environment];
    expect(file?.text).toContain(`selector: '{namespace="${namespace}"}'\n`);
    expect(file?.text).toContain('period: 30d\n');
    expect(file?.text).toContain('retention_enabled: true\n');
  },
);

test('H11: where logs go to Elasticsearch, Fluent Bit sends those of the namespace, which are kept as long', () => {
  const { props } = staging;
  const logs: LogStore = {
    kind: 'elasticsearch',
    host: 'elasticsearch.logging',
    namespace: 'logging',
    credentials: 'helmsman/elasticsearch',
    retention: '30d',
    accepted: { owner: 'platform', until: '2027-12-31' },
  };
  const image = { repository: 'docker.io/fluent/fluent-bit', versions: { staging: '4.0.3' } };
  const versions = { images: { ...versionsFile.images, 'fluent-bit': image } };
  const app = new App();
  new Helmsman(app, {
    environment: new Environment('staging', { ...props, versions, cluster: { ...props.cluster, logs } }),
  });
  const graph = graphOf(app);
  const files = graph.ofKind('ConfigMap').find(({ name }) => name === 'fluent-bit-files')!.manifest['data'];
  expect(Object.values(files as object)[0]).toContain('path: /var/log/containers/*_codex-bootstrap-staging_*.log\n');
  const retention = templates(graph).find(({ file }) => file === 'elasticsearch-retention.json')!;
  expect(retention.text).toContain('30d');
  expect(retention.text).toContain('codex-bootstrap-staging-logs');
});

test('C1: the namespaces are those of the document', () => {
  expect(environments.map(each => idsOf(each).filter(id => id.startsWith('Namespace/')))).toEqual([
    ['Namespace/codex-bootstrap-development'],
    ['Namespace/codex-bootstrap-staging'],
    ['Namespace/codex-bootstrap'],
  ]);
});
