import { App } from 'cdk8s';
import { parse } from 'yaml';
import { checks } from '../../../src/checks/registry.js';
import { LogShipper, type LogShipperProps } from '../../../src/entries/platform.js';
import type { LogStore } from '../../../src/entries/types.js';
import { graphOf } from '../../../src/graph/from-app.js';
import type { Graph } from '../../../src/graph/graph.js';
import { Environment, System, Worker } from '../../../src/index.js';
import { render } from '../../../src/render/render.js';
import { containerOf, podOf, type Rendered, small } from '../support.js';

const loki: LogStore = { kind: 'loki', host: 'loki.monitoring', namespace: 'monitoring', pods: { app: 'loki' } };
const accepted = { owner: 'platform', until: '2999-12-31' };
const elasticsearch: LogStore = {
  kind: 'elasticsearch',
  host: 'elasticsearch.logging',
  namespace: 'logging',
  pods: { app: 'elasticsearch' },
  credentials: 'platform/elasticsearch',
  accepted,
};

function shipping(logs?: LogStore, more: Partial<LogShipperProps> = {}) {
  const environment = new Environment('staging', {
    tier: 'staging',
    domain: 'example.com',
    versions: {},
    cluster: {
      runbooks: 'https://example.com/runbooks',
      reloader: true,
      apiServer: { cidrs: ['192.0.2.1/32'] },
      prometheus: { namespace: 'monitoring', pods: { app: 'prometheus' }, selects: { release: 'stack' } },
      ...(logs && { logs }),
    },
  });
  const system = new System(new App(), 'shop', { environment });
  new Worker(system, 'api', { image: 'registry.example.com/api:1.0.0', resources: small });
  new LogShipper(system, 'logs', {
    image: program => `registry.example.com/${program}:1.0.0`,
    pods: { app: 'api' },
    podNames: 'api-',
    remove: ['authorization'],
    ...more,
  });
  return graphOf(system.node.root);
}

function only(graph: Graph, kind: string, name: string): Rendered {
  const [found, ...others] = graph.ofKind(kind).filter(object => object.name === name);
  if (!found || others.length > 0) throw new Error(`${others.length + (found ? 1 : 0)} ${kind} ${name}`);
  return found.manifest as unknown as Rendered;
}
const fileOf = (graph: Graph, name: string): string =>
  Object.values(only(graph, 'ConfigMap', name)['data'] as Record<string, string>)[0] ?? '';

const provided = { ClusterSecretStore: ['vault'] };
const problems = (graph: Graph) =>
  checks
    .filter(({ profile = 'default', tiers }) => profile === 'default' && !tiers)
    .flatMap(check =>
      [...check.check(graph, { kubernetes: '1.31', provided })].map(({ path }) => `${check.id} ${path}`),
    );

test('A7: nothing where logs go nowhere', () => {
  const workloads = shipping().objects.filter(({ kind }) => ['Deployment', 'DaemonSet'].includes(kind));
  expect(workloads.map(({ name }) => name)).toEqual(['api']);
});

test('A7: Alloy reads from the API server and writes to Loki, as restricted as everything else', () => {
  const graph = shipping(loki);
  const deployment = only(graph, 'Deployment', 'alloy');
  expect(containerOf(deployment)).toMatchObject({
    image: 'registry.example.com/alloy:1.0.0',
    args: [
      'run',
      '/etc/alloy/config.alloy',
      '--disable-reporting',
      '--server.http.listen-addr=0.0.0.0:12345',
      '--storage.path=/tmp/alloy',
    ],
    readinessProbe: { httpGet: { path: '/-/ready', port: 'http' } },
  });
  expect(podOf(deployment)).toMatchObject({ automountServiceAccountToken: true, securityContext: { runAsUser: 473 } });
  expect(podOf(deployment).volumes?.filter(({ hostPath }) => hostPath)).toEqual([]);
  expect(fileOf(graph, 'alloy-files')).toContain('url = "http://loki.monitoring:3100/loki/api/v1/push"');
  expect(fileOf(graph, 'alloy-files')).toContain('"app=api"');
  expect(fileOf(graph, 'alloy-files')).toContain(JSON.stringify('"authorization":"([^"]*)"'));
  expect(problems(graph)).toEqual([]);
});

test('A7 C2: Alloy may list pods and read their logs, in its own namespace', () => {
  expect(only(shipping(loki), 'Role', 'alloy')).toMatchObject({
    metadata: { namespace: 'shop-staging' },
    rules: [
      { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] },
      { apiGroups: [''], resources: ['pods/log'], verbs: ['get'] },
    ],
  });
});

test('A7 C6: Alloy reaches Loki and the API server', () => {
  expect(only(shipping(loki), 'NetworkPolicy', 'alloy').spec['egress']).toEqual([
    expect.objectContaining({ ports: [{ port: 53, protocol: 'UDP' }, { port: 53 }] }),
    {
      to: [
        {
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } },
          podSelector: { matchLabels: { app: 'loki' } },
        },
      ],
      ports: [{ port: 3100 }],
    },
    { to: [{ ipBlock: { cidr: '192.0.2.1/32' } }], ports: [{ port: 6443 }] },
  ]);
});

test('C1: what sees folders of the nodes lives in a privileged namespace, for a reason', () => {
  const graph = shipping(elasticsearch);
  expect(only(graph, 'Namespace', 'shop-staging-logging').metadata).toEqual({
    name: 'shop-staging-logging',
    labels: {
      'app.kubernetes.io/part-of': 'shop',
      'app.kubernetes.io/managed-by': 'plainsail',
      'pod-security.kubernetes.io/enforce': 'privileged',
      'pod-security.kubernetes.io/enforce-version': 'v1.31',
    },
    annotations: {
      'argocd.argoproj.io/sync-wave': '-2',
      'argocd.argoproj.io/sync-options': 'Prune=false,Delete=confirm',
      'kustomize.toolkit.fluxcd.io/prune': 'disabled',
      'plainsail.dev/privileged-because': 'Fluent Bit reads the log files of the nodes',
    },
  });
  expect(only(graph, 'DaemonSet', 'fluent-bit').metadata).toMatchObject({
    namespace: 'shop-staging-logging',
    annotations: {
      'waive.plainsail.dev/pod-security-baseline':
        'Fluent Bit reads the log files of the nodes; owner: platform; until: 2999-12-31',
    },
  });
  expect(only(graph, 'Namespace', 'shop-staging').metadata.labels).toMatchObject({
    'pod-security.kubernetes.io/enforce': 'restricted',
  });
});

test('A7: Fluent Bit reads the files of its node, remembers how far, and needs no capability', () => {
  const daemonSet = only(shipping(elasticsearch), 'DaemonSet', 'fluent-bit');
  const container = containerOf(daemonSet);
  expect(container.securityContext).toEqual({
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  });
  expect(container.volumeMounts).toContainEqual({ name: 'logs', mountPath: '/var/log', readOnly: true });
  expect(podOf(daemonSet).volumes).toEqual(
    expect.arrayContaining([
      { name: 'logs', hostPath: { path: '/var/log' } },
      { name: 'state', hostPath: { path: '/var/lib/fluent-bit/shop-staging-logging', type: 'DirectoryOrCreate' } },
    ]),
  );
  expect(podOf(daemonSet)).toMatchObject({ securityContext: { runAsUser: 0 }, tolerations: [{ operator: 'Exists' }] });
});

test('A7 X5: Fluent Bit knows where to read and write, and gets its password from the secret store', () => {
  const graph = shipping(elasticsearch);
  expect(parse(fileOf(graph, 'fluent-bit-files'))).toMatchObject({
    pipeline: {
      inputs: [{ name: 'tail', path: '/var/log/containers/api-*_shop-staging_*.log', tag: 'kube.*' }],
      filters: [
        { name: 'kubernetes', match: 'kube.*' },
        { name: 'modify', remove_regex: '^(authorization)$' },
      ],
      outputs: [{ name: 'es', host: 'elasticsearch.logging', port: 9200, index: 'api-logs', tls: true }],
    },
  });
  expect(containerOf(only(graph, 'DaemonSet', 'fluent-bit')).env?.map(({ name }) => name)).toEqual([
    'ELASTICSEARCH_PASSWORD',
    'ELASTICSEARCH_USER',
  ]);
  expect(only(graph, 'Role', 'fluent-bit')).toMatchObject({
    metadata: { namespace: 'shop-staging' },
    rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }],
  });
});

test.each([
  [loki, 'Deployment'],
  [elasticsearch, 'DaemonSet'],
])('it has a name of its own where others share the namespace: %#', (store, kind) => {
  const graph = shipping(store, { name: 'api-logs' });
  expect(only(graph, kind, 'api-logs').spec).toMatchObject({
    selector: { matchLabels: { 'app.kubernetes.io/name': 'api-logs' } },
  });
});

test('A7: the time of a line is where the program writes it', () => {
  expect(fileOf(shipping(loki), 'alloy-files')).toContain('source = "time"');
  expect(fileOf(shipping(loki, { time: 'timestamp' }), 'alloy-files')).toContain('source = "timestamp"');
});

test('A7: the one thing to accept is that it sees the node', () => {
  expect(problems(shipping(elasticsearch))).toEqual([
    'pod-security-baseline spec.template.spec.volumes[2].hostPath',
    'pod-security-baseline spec.template.spec.volumes[3].hostPath',
  ]);
});

test('A7: a second namespace is in the folder of its system', () => {
  const files = [...render(shipping(elasticsearch)).keys()];
  expect(files).toContain('staging/shop/daemonset-fluent-bit.shop-staging-logging.yaml');
  expect(files).toContain('staging/shop/networkpolicy-default-deny.shop-staging-logging.yaml');
  expect(files).toContain('staging/shop/role-fluent-bit.yaml');
});
