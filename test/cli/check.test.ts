import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Project } from './project.js';
import { definition } from './shard.js';

const assumption = 'checked for Kubernetes 1.35, which is assumed; --kubernetes-version names another\n';

const service = (name: string, more = '') => `
apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: shop${more} }
spec: { selector: { app: api }, ports: [{ port: 80 }] }
`;
/** Makes the namespace of the Services, so that nothing outside the manifests can have their pods. */
const namespace = '---\napiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n';
const claim = `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data, namespace: shop }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
`;
const waiver =
  ', annotations: { waive.plainsail.dev/service-selects-pods: "pods come later; owner: shop; until: 2030-01-31" }';

let project: Project;
beforeEach(() => {
  project = new Project({ 'good/claim.yaml': claim, 'bad/service.yaml': service('api') + namespace });
});
afterEach(() => project.remove());

test('says what is wrong and what was checked on stdout, and exits 1', () => {
  const { code, stdout, stderr } = project.plainsail('check', 'bad');
  expect(stdout).toBe(
    [
      'error service-selects-pods: Service shop/api spec.selector: selects no pod: nothing in namespace "shop" has app=api',
      '  hint: Make the selector equal to the labels of the pods it is for; a Service without a selector takes its endpoints from elsewhere.',
      '  at bad/service.yaml:2',
      '2 objects: 1 error, 0 warnings',
      assumption,
    ].join('\n'),
  );
  expect([code, stderr]).toEqual([1, '']);
});

test('exits 0 when nothing is wrong, and 2 when it cannot run', () => {
  expect(project.plainsail('check', 'good')).toEqual({
    code: 0,
    stdout: `1 object: 0 errors, 0 warnings\n${assumption}`,
    stderr: '',
  });
  expect(project.plainsail('check', 'nowhere').code).toBe(2);
  const unknown = project.plainsail('check', 'good', '--only', 'unique-objekts');
  expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('Did you mean "unique-objects"?')]);
  expect(project.plainsail('check', 'good', '--kubernetes-version', 'new').code).toBe(2);
  expect(project.plainsail('check', 'good', '--today', '2030-02-30').code).toBe(2);
  expect(project.plainsail('check', 'good', '--against', 'nowhere').code).toBe(2);
});

test('says so when there was nothing to check', () => {
  project.write({ 'empty/notes.txt': '', 'blank/nothing.yaml': '' });
  const { code, stdout } = project.plainsail('check', 'empty', 'blank');
  expect([code, stdout]).toEqual([0, expect.stringContaining(`0 objects: 0 errors, 1 warning\n${assumption}`)]);
  expect(stdout).toContain('warning nothing-to-check: there is no object in empty, blank\n');
});

test('--only and --skip choose, also opinions', () => {
  expect(project.plainsail('check', 'bad', '--skip', 'service-selects-pods').code).toBe(0);
  expect(project.plainsail('check', 'bad', '--only', 'sorted-keys').stdout).toMatch(/^warning sorted-keys: /);
});

test('a path behind --only is named as a path', () => {
  const { code, stderr } = project.plainsail('check', '--only', 'sorted-keys', 'bad');
  expect([code, stderr]).toEqual([
    2,
    'error unknown-check: no check is called "bad"; it is a path\n  hint: Write the paths before the options, or after "--".\n1 error.\n',
  ]);
  expect(project.plainsail('check', '--only', 'sorted-keys', '--', 'bad').code).toBe(0);
});

test('reads standard input', () => {
  const bin = join(__dirname, '..', '..', 'bin', 'plainsail.js');
  const { status, stdout } = spawnSync(process.execPath, [bin, 'check', '-'], {
    input: service('api') + namespace,
    encoding: 'utf8',
  });
  expect([status, stdout]).toEqual([1, expect.stringContaining(`\n2 objects: 1 error, 0 warnings\n${assumption}`)]);
});

test('--format json keeps its contract', () => {
  project.write({ 'bad/waived.yaml': service('waived', waiver) });
  const { code, stdout, stderr } = project.plainsail('check', 'bad', '--format', 'json', '--today', '2030-01-31');
  expect([code, stderr]).toEqual([1, '']);
  const finding = {
    check: 'service-selects-pods',
    category: 'network',
    severity: 'error',
    message: 'selects no pod: nothing in namespace "shop" has app=api',
    hint: expect.any(String),
    docs: expect.stringMatching(/^https:/),
    path: 'spec.selector',
    group: expect.stringMatching(/^service-selects-pods-[0-9a-f]{8}$/),
  };
  expect(JSON.parse(stdout)).toEqual({
    version: 1,
    findings: [
      {
        ...finding,
        waived: false,
        object: { apiVersion: 'v1', kind: 'Service', namespace: 'shop', name: 'api' },
        file: 'bad/service.yaml:2',
      },
      {
        ...finding,
        waived: true,
        waiver: { reason: 'pods come later', owner: 'shop', until: '2030-01-31' },
        object: { apiVersion: 'v1', kind: 'Service', namespace: 'shop', name: 'waived' },
        file: 'bad/waived.yaml:2',
      },
    ],
    summary: { objects: 3, errors: 1, warnings: 0, waived: 1 },
  });
});

test('lists waivers, and warns after their day; only a scheduled job fails on it', () => {
  project.write({ 'waived/service.yaml': service('api', waiver) });
  expect(project.plainsail('check', 'waived', '--today', '2030-01-31')).toEqual({
    code: 0,
    stderr: '',
    stdout: [
      'waived service-selects-pods: Service shop/api until 2030-01-31: pods come later (shop)',
      '1 object: 0 errors, 0 warnings, 1 waived',
      assumption,
    ].join('\n'),
  });
  const later = ['check', 'waived', '--today', '2030-02-01'];
  const warned = expect.stringContaining('warning waiver-expired: Service shop/api');
  const outcome = (...args: string[]) => {
    const { code, stdout, stderr } = project.plainsail(...args);
    return [code, stderr || stdout];
  };
  expect(outcome(...later)).toEqual([0, warned]);
  expect(outcome(...later, '--fail-on', 'waiver-expired')).toEqual([1, warned]);
  expect(outcome(...later, '--fail-on', 'waiver-unused')).toEqual([0, warned]);
  expect(outcome('check', 'waived', '--today', '2030-01-31', '--fail-on', 'waiver-expired')).toEqual([
    0,
    expect.not.stringContaining('warning waiver'),
  ]);
  expect(outcome(...later, '--fail-on', 'waiver-expird')).toEqual([
    2,
    expect.stringContaining('"waiver-expird", and no check is called that. Did you mean "waiver-expired"?'),
  ]);
});

test('--against finds lost data, and --accept takes it as meant', () => {
  project.write({ 'empty/service.yaml': service('api').replace('selector: { app: api }, ', '') });
  const lost = project.plainsail('check', 'empty', '--against', 'good');
  expect([lost.code, lost.stdout]).toEqual([
    1,
    expect.stringContaining('error data-removed: PersistentVolumeClaim shop/data'),
  ]);
  const meant = ['--accept', 'PersistentVolumeClaim shop/data'];
  expect(project.plainsail('check', 'empty', '--against', 'good', ...meant).code).toBe(0);
});

test('a rendered folder is checked environment by environment', () => {
  const files = ['staging', 'production'].flatMap(environment => [
    [`dist/${environment}/shop/.plainsail`, 'claim.yaml\n'],
    [`dist/${environment}/shop/claim.yaml`, claim],
  ]);
  project.write(Object.fromEntries(files));
  expect(project.plainsail('check', 'dist')).toEqual({
    code: 0,
    stdout: `2 objects: 0 errors, 0 warnings\n${assumption}`,
    stderr: '',
  });
  project.write({ 'one/a.yaml': claim, 'one/b.yaml': claim });
  expect(project.plainsail('check', 'one').stdout).toMatch(/^error unique-objects: PersistentVolumeClaim shop\/data/);
});

test('custom kinds are known from their definitions: in the input, in crds, or by --crds; --strict refuses the others', () => {
  const shard = 'apiVersion: db.example/v1\nkind: Shard\nmetadata: { name: a, namespace: shop }\nspec: { sise: 3 }\n';
  project.write({ 'shard/shard.yaml': shard });
  const unknown = project.plainsail('check', 'shard');
  expect([unknown.code, unknown.stdout]).toEqual([0, expect.stringContaining('warning schema-valid: Shard shop/a')]);
  expect(project.plainsail('check', 'shard', '--strict').code).toBe(1);
  project.write({ 'definitions/shard.yaml': definition });
  const known = project.plainsail('check', 'shard', '--crds', 'definitions');
  expect([known.code, known.stdout]).toEqual([1, expect.stringContaining('Did you mean "size"?')]);
  project.write({ 'crds/shard.yaml': definition });
  expect(project.plainsail('check', 'shard').stdout).toBe(known.stdout);
  expect(project.plainsailIn('good', 'check', '../shard').stdout).toBe(
    known.stdout.replaceAll('at shard', 'at ../shard'),
  );
  expect(project.plainsail('check', 'shard', 'definitions', '--crds', 'good').stdout).toContain(
    known.stdout.split('\n')[0],
  );
});

test('a definition that cannot be read is reported, and not taken for none', () => {
  const { code, stderr } = project.plainsail('check', 'good', '--crds', 'good', 'nowhere');
  expect([code, stderr]).toEqual([2, expect.stringContaining('nowhere: no such file or folder')]);
  project.write({ 'crds/shard.yaml': 'kind: [' });
  const broken = project.plainsail('check', 'good');
  expect([broken.code, broken.stderr]).toEqual([
    1,
    expect.stringMatching(/^error invalid-yaml: .*\n.*\n {2}at crds\/shard.yaml:1/),
  ]);
});

test('--set changes an option of a check, and is refused where it would do nothing', () => {
  project.write({
    'one/api.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: { name: api, namespace: shop }
spec:
  replicas: 2
  selector: { matchLabels: { app: api } }
  template: { metadata: { labels: { app: api } }, spec: { containers: [{ name: api, image: 'api:1' }] } }
`,
  });
  const run = (...args: readonly string[]) => project.plainsail('check', 'one', ...args);
  expect(run('--only', 'minimum-replicas').stdout).toContain('is 2; at least 3 are expected');
  expect(run('--only', 'minimum-replicas', '--set', 'minimum-replicas.pods=2').stdout).toBe(
    `1 object: 0 errors, 0 warnings\n${assumption}`,
  );
  const { code, stderr } = run('--set', 'minimum-replicas.pods=2');
  expect([code, stderr]).toEqual([
    2,
    expect.stringContaining('Run it with "--only minimum-replicas", or remove the option.'),
  ]);
});

test('--against refuses by the version of the cluster', () => {
  const set = (more = '') =>
    `{ apiVersion: apps/v1, kind: StatefulSet, metadata: { name: db, namespace: shop }, spec: { serviceName: db${more} } }`;
  project.write({ 'was/set.yaml': set(), 'is/set.yaml': set(', revisionHistoryLimit: 5') });
  const refusals = (...version: readonly string[]) =>
    [...project.plainsail('check', 'is', '--against', 'was', ...version).stdout.matchAll(/immutable-field: .*/g)].join(
      '',
    );
  expect(refusals('--kubernetes-version', '1.32')).toBe(
    'immutable-field: StatefulSet shop/db spec.revisionHistoryLimit: cannot change before Kubernetes 1.33, and does: the API server refuses the object',
  );
  expect(refusals('--kubernetes-version', '1.33')).toBe('');
  expect(refusals()).toBe('');
});
