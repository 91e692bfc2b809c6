import { pgBouncer, postgres } from '../../../src/index.js';
import { chartIn, only, podOf, small } from '../support.js';

const prometheus = { namespace: 'monitoring', pods: { app: 'prometheus' }, selects: { release: 'main' } };
const exporter = 'quay.io/prometheuscommunity/pgbouncer-exporter:v0.11.0';
const chart = chartIn({ prometheus, internalIssuer: 'internal' });
const database = postgres({ image: 'postgres:15.13', database: 'shop', credentials: 'shop/db', resources: small });
pgBouncer(chart, 'pgbouncer', {
  image: 'pgbouncer:1.24.1',
  exporter,
  database: database.inCluster(chart, 'db'),
  pooling: 'session',
  poolSize: 40,
  maxClients: 1000,
  resources: small,
});

test('A4 C9: every pod has metrics of its own pools, by a PodMonitor, to Prometheus alone', () => {
  const [, beside] = podOf(only(chart, 'Deployment')).containers;
  expect(beside).toMatchObject({
    name: 'exporter',
    image: exporter,
    args: ['--pgBouncer.connectionString=postgres://statistics@127.0.0.1:6432/pgbouncer?sslmode=require'],
    ports: [{ name: 'metrics', containerPort: 9127 }],
    securityContext: { readOnlyRootFilesystem: true, allowPrivilegeEscalation: false },
  });
  expect(only(chart, 'PodMonitor', 'pgbouncer')).toMatchObject({
    metadata: { labels: { release: 'main' } },
    spec: {
      selector: { matchLabels: { 'app.kubernetes.io/name': 'pgbouncer' } },
      podMetricsEndpoints: [{ port: 'metrics' }],
    },
  });
  expect(only(chart, 'NetworkPolicy', 'pgbouncer').spec['ingress']).toEqual([
    {
      from: [
        {
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } },
          podSelector: { matchLabels: { app: 'prometheus' } },
        },
      ],
      ports: [{ port: 9127 }],
    },
  ]);
});

test('A4: it needs no password, from inside the pod and for statistics alone', () => {
  const files = only(chart, 'ConfigMap', 'pgbouncer-files')['data'] as Record<string, string>;
  expect(files['etc_pgbouncer_hba.conf']?.split('\n')).toEqual([
    'host pgbouncer statistics 127.0.0.1/32 trust',
    'host all all 0.0.0.0/0 scram-sha-256',
    'host all all ::/0 scram-sha-256',
    '',
  ]);
  expect(files['etc_pgbouncer_pgbouncer.ini']).toContain(
    'auth_type = hba\nauth_hba_file = /etc/pgbouncer/hba.conf\nstats_users = statistics\nauth_file',
  );
  const { template } = only(chart, 'ExternalSecret', 'pgbouncer-users').spec['target'] as {
    template: { data: Record<string, string> };
  };
  expect(template.data['userlist.txt']).toMatch(/"\n"statistics" ""\n$/);
});

test('A4 C9: somebody hears of a pooler that is silent, and of clients that wait', () => {
  const { groups } = only(chart, 'PrometheusRule', 'pgbouncer').spec as {
    groups: { rules: { alert: string; expr: string }[] }[];
  };
  const expressions = Object.fromEntries(groups.flatMap(({ rules }) => rules.map(({ alert, expr }) => [alert, expr])));
  expect(expressions).toMatchObject({
    StoreDown: 'min by (namespace, job) (pgbouncer_up{namespace="shop",job="pgbouncer"}) < 1',
    PoolerClientsWait:
      'max by (namespace, job, pod) (pgbouncer_pools_client_maxwait_seconds{namespace="shop",job="pgbouncer"}) > 5',
  });
});
