import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checks } from '../../../src/checks/registry.js';
import { templates } from '../../../src/graph/templates.js';
import { codexAppServerConfig } from '../../../src/systems/codex-app-server/config.js';
import { containerOf, podOf, type Rendered } from '../../constructs/support.js';
import { dataOf, graphIn, only } from './declared.js';

const production = graphIn('production');
const template = (file: string, graph = production) => templates(graph).find(each => each.file === file);
const sql = readFileSync(join(__dirname, '../../../src/systems/codex-app-server/down-migration.sql'), 'utf8');

describe('the down-migration', () => {
  const { text, objects = [] } = template('down-migration.yaml')!;
  const found = objects as readonly Rendered[];
  const job = found.find(({ kind }) => kind === 'Job')!;

  test('X4: is a Job that no tool applies, and says how a person does', () => {
    expect(production.ofKind('Job').map(({ name }) => name)).not.toContain(job.metadata.name);
    expect(text).toContain('try it in staging first');
    expect(text).toContain('kubectl apply --filename <copy>');
    expect(job.metadata.annotations).toEqual({ 'kustomize.toolkit.fluxcd.io/force': 'enabled' });
    expect(template('down-migration.yaml', graphIn('development'))).toBeUndefined();
  });

  test.each([
    ['Complete', 'SuccessCriteriaMet Complete'],
    ['Failed', 'FailureTarget Failed'],
  ])('X4: whoever waits for it sees at once that it ended: %s', (_, conditions) => {
    const folder = mkdtempSync(join(tmpdir(), 'kubectl-'));
    const kubectl = `#!/bin/sh\necho "$*" >>${folder}/asked\n[ "$1" != get ] || echo ${conditions}\n`;
    writeFileSync(join(folder, 'kubectl'), kubectl, { mode: 0o755 });
    const commands = text.split('\n').flatMap(line => (line.startsWith('#   ') ? [line.slice(4)] : []));
    const env = { PATH: `${folder}:${process.env['PATH']}` };
    const script = commands.join('\n').replaceAll('<copy>', 'copy.yaml');
    const { status, stdout } = spawnSync('sh', ['-eu', '-c', script], { env, encoding: 'utf8', timeout: 20_000 });
    const asked = readFileSync(join(folder, 'asked'), 'utf8').trim().split('\n');
    rmSync(folder, { recursive: true });
    expect([status, stdout.trim()]).toEqual([0, conditions]);
    const of = 'job/codex-app-server-down-migration';
    expect(asked).toEqual([
      'apply --filename copy.yaml',
      `get ${of} --namespace production --output jsonpath={.status.conditions[?(@.status=="True")].type}`,
      `logs ${of} --all-containers --namespace production`,
      'delete --filename copy.yaml',
    ]);
  });

  test('X4: dumps the database to the bucket before it begins', () => {
    expect(podOf(job).initContainers?.map(({ name }) => name)).toEqual(['dump', 'upload']);
    const upload = podOf(job).initContainers?.[1]?.command?.[2];
    expect(upload).toContain('"store:example-backups-production/codex-app-server/before-migration/$now.dump"');
  });

  test('X4: stops at the first statement that fails, and is not tried again', () => {
    expect(containerOf(job).command).toEqual([
      ...['psql', '--no-psqlrc', '--set=ON_ERROR_STOP=1'],
      '--file=/etc/codex-db/down-migration.sql',
    ]);
    expect(job.spec['backoffLimit']).toBe(0);
    const files = found.find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name.endsWith('-files'))!;
    expect(Object.values(files['data'] as object)).toEqual([sql]);
  });

  test('X4: has the statements of section 3.3 in one transaction, which counts the rows before and after', () => {
    for (const statement of [
      'ALTER TABLE sessions DROP COLUMN IF EXISTS new_feature_flag;',
      'ALTER TABLE users RENAME COLUMN email_v2 TO email;',
    ])
      expect(sql).toContain(`\n${statement}\n`);
    const order = [
      '\nBEGIN;',
      'LOCK TABLE',
      'CREATE TEMPORARY TABLE counted',
      'ALTER TABLE sessions',
      'RAISE EXCEPTION',
      '\nCOMMIT;',
    ];
    const places = order.map(part => sql.indexOf(part));
    expect(places.every((place, i) => place > (places[i - 1] ?? -1))).toBe(true);
  });
});

describe('after a rollout', () => {
  const script = dataOf(production, 'codex-app-server-observation-files')['etc_observe_observe.sh']!;
  const line = (says: string) => script.split('\n').find(each => each.includes(`'${says}'`)) ?? '';

  test('X6: logs must arrive', () => {
    expect(line('logs arrive where they are kept')).toMatch(
      /^await .*loki\.monitoring:3100.*count_over_time\(\{namespace="production",app="codex-app-server"\} \[5m\]\)\) > 0'$/,
    );
  });
  test('X6: nothing may panic', () => {
    expect(line('nothing panics')).toMatch(/^ {2}watch .*\|~ "panicked at\|Panic occurred" \[1m\]\)\) > 0'$/);
  });
  test('X6: cpu and memory stay near what they were the day before', () => {
    expect(line('the cpu stays within twice that of the day before')).toMatch(
      /^ {2}watch .*prometheus-operated\.monitoring:9090.*container_cpu_usage.* > 2 \* avg_over_time\(.*\[1d:5m\] offset 15m\)'$/,
    );
    expect(line('the memory stays within one and a half times that of the day before')).toMatch(
      /^ {2}watch .*container_memory_working_set_bytes.* > 1\.5 \* avg_over_time\(.*\[1d:5m\] offset 15m\)'$/,
    );
  });
  test.each(['staging', 'production'] as const)('X6 C11: in %s health is asked for as well', name => {
    const check = dataOf(graphIn(name), 'codex-app-server-check-files')['etc_check_check.sh']!;
    const namespace = name === 'production' ? 'production' : 'codex-app-server-staging';
    expect(check).toContain(`check 'http://codex-app-server.${namespace}/health' '200' ''\n`);
  });
});

describe('the checklist of a release', () => {
  const list = template('release-checklist.md')!.text;
  const item = (what: string) => list.split('\n').find(line => line.includes(what)) ?? '';

  test.each([
    ['CI has passed', 'gh run list'],
    ['No dependency has a known hole', 'cargo audit'],
    ['The sources hold no secret', 'gitleaks'],
    ['Before a migration is applied', 'pg_dump'],
    ['The image is a release build', 'registry.example.com/codex-app-server:v1.2.3-stable'],
  ])('X6: "%s" is somebody’s to do, by a command', (what, command) => {
    expect(item(what)).toMatch(/^- \[ \] .*: `.*`$/);
    expect(item(what)).toContain(command);
  });

  test.each([
    'What is rendered holds no secret',
    'Migrations were tried on staging',
    'Before a migration is taken back',
    'The image is pinned',
    'RUST_LOG and CODE_SECURE_MODE are set',
    'Standard input stays open',
    '/health returns 200',
    'Logs arrive',
    'Nothing panics',
    'Cpu and memory',
  ])('X6: "%s" is seen to by itself, and says by what', what => {
    expect(item(what)).toMatch(/^- \[x\] .*: .+\.$/);
  });

  test('X6: what it says sees to something is there', () => {
    const known = new Set(checks.map(({ id }) => id));
    for (const id of ['no-secret-values', 'env-holds-secret', 'image-tag-fixed']) {
      expect(known).toContain(id);
      expect(list).toContain(id);
    }
    for (const name of list.match(/the Job (\S+?)[,.]/g)!.map(each => each.slice(8, -1)))
      expect(only(production, 'Job', name).kind).toBe('Job');
  });

  test('X2 X6: a release without logging or hardening is refused', () => {
    const { problems } = codexAppServerConfig.values({}).resolve([]);
    expect(problems.map(({ message }) => message)).toEqual(['RUST_LOG must be set.', 'CODE_SECURE_MODE must be set.']);
  });
});
