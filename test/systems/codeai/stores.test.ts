import { runChecks } from '../../../src/checks/registry.js';
import { graphOf } from '../../../src/graph/from-app.js';
import { fleet } from '../../../src/main.js';
import { renderedOf } from '../compare.js';

const environments = ['development', 'staging', 'production'] as const;
const textOf = (environment: string, id: string, key: string) =>
  (renderedOf('codeai', environment).get(id)!['data'] as Record<string, string>)[key]!;

test.each(environments)('A4: in %s the pooler has session mode, since lib/pq prepares statements', environment => {
  const ini = textOf(environment, 'ConfigMap/pgbouncer-files', 'etc_pgbouncer_pgbouncer.ini');
  expect(ini).toContain('pool_mode = session\n');
  expect(ini).toContain('max_client_conn = 1000\n');
  expect(ini).toContain('ignore_startup_parameters = extra_float_digits\n');
});

test.each([
  ['development', 'disable'],
  ['staging', 'require'],
  ['production', 'require'],
])('A4: in %s both ends speak with sslmode %s', (environment, sslmode) => {
  for (const program of ['codeai', 'codeai-migrate', 'codeai-worker']) {
    expect(textOf(environment, `ConfigMap/${program}-config`, 'CODEAI_DB_SSLMODE')).toBe(sslmode);
  }
  const ini = textOf(environment, 'ConfigMap/pgbouncer-files', 'etc_pgbouncer_pgbouncer.ini');
  expect(ini).toContain(`server_tls_sslmode = ${sslmode}\n`);
  expect(ini.includes('client_tls_sslmode = require\n')).toBe(sslmode === 'require');
});

test.each(environments)('A4: in %s migrations go around the pooler, everybody else through it', environment => {
  const hostOf = (program: string) => textOf(environment, `ConfigMap/${program}-config`, 'CODEAI_DB_HOST');
  expect(hostOf('codeai-migrate')).toMatch(/^postgres-(service|rw)\./);
  expect([hostOf('codeai'), hostOf('codeai-worker')]).toEqual(Array(2).fill(expect.stringMatching(/^pgbouncer\./)));
});

test('A5: idle clients leave most connections of the pooler to those that work', () => {
  const idle = Number(textOf('production', 'ConfigMap/codeai-config', 'CODEAI_DB_MAX_IDLE_CONNS'));
  const [, pool] = /default_pool_size = (\d+)/.exec(
    textOf('production', 'ConfigMap/pgbouncer-files', 'etc_pgbouncer_pgbouncer.ini'),
  )!;
  expect((20 + 5) * idle).toBeLessThan((3 * Number(pool)) / 2);
});

test('A8: nothing in production is without replicas or backup but the cache, whose waiver says why', () => {
  const graph = graphOf(fleet.declare(fleet.environment('production')));
  const only = ['store-backed-up', 'store-replicated'];
  expect(runChecks(graph, { kubernetes: '1.31', tier: 'production' }, { only })).toEqual([]);
  const annotations = renderedOf('codeai', 'production').get('StatefulSet/redis')!.metadata.annotations;
  for (const check of only) {
    expect(annotations?.[`waive.plainsail.dev/${check}`]).toMatch(/^a cache: .*; owner: codeai; until: 20/);
  }
});

test.each(environments)('C11: in %s health, readiness and a smoke test follow the rollout', environment => {
  const script = textOf(environment, 'ConfigMap/codeai-check-files', 'etc_check_check.sh');
  const asked = script.split('\n').filter(line => line.startsWith("check '"));
  expect(asked.map(line => line.replace(/http:\/\/codeai-service\.[a-z-]+/, ''))).toEqual([
    `check '/health' '200' '"healthy"'`,
    "check '/metrics' '200' 'codeai_http_requests_total'",
  ]);
});
