import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { object, workload } from '../diff/cases.js';
import { Project } from './project.js';

const schema = JSON.parse(
  readFileSync(join(__dirname, '..', '..', 'docs', 'schemas', 'diff.schema.json'), 'utf8'),
) as object;
const claim = object(
  'PersistentVolumeClaim',
  'data',
  'spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }',
);

let project: Project;
beforeEach(() => {
  project = new Project({ 'manifests/api.yaml': workload(), 'manifests/claim.yaml': claim });
});
afterEach(() => project.remove());

const git = (...args: readonly string[]) =>
  execFileSync('git', ['-c', 'user.name=n', '-c', 'user.email=n@example.com', ...args], {
    cwd: project.folder,
    stdio: 'ignore',
  });
function commit(branch: string): void {
  git('init', '-q', '-b', branch);
  git('add', '-A');
  git('commit', '-q', '-m', 'all');
}

const released =
  'Deployment shop/api takes api 1.0.0 → 1.1.0; replaces 3 pods, 1 at a time; at least 3 ready; reported after 10 min without progress';

test('says what the working tree does to clusters that have a revision', () => {
  commit('main');
  project.write({ 'manifests/api.yaml': workload({ image: 'registry.example.com/api:1.1.0' }) });
  const { code, stdout, stderr } = project.plainsail('diff', '--from', 'main', 'manifests');
  expect([code, stdout]).toEqual([
    0,
    `Versions (1)\n  ${released}\n\nRoutine: one version changes, and nothing else.\n`,
  ]);
  expect(stderr).toBe('compared with main\n');
});

test('is silent on what happened on the other branch since', () => {
  commit('main');
  git('checkout', '-q', '-b', 'feature');
  git('checkout', '-q', 'main');
  project.write({ 'manifests/api.yaml': workload({ image: 'registry.example.com/api:2.0.0' }) });
  git('commit', '-qam', 'release');
  git('checkout', '-q', 'feature');
  const { code, stdout, stderr } = project.plainsail('diff', '--from', 'main', 'manifests');
  expect([code, stdout]).toEqual([0, 'This change does nothing to a cluster.\n']);
  expect(stderr).toMatch(/^compared with [0-9a-f]{12}, where main and this part\n$/);
});

test('compares two revisions and two folders alike', () => {
  commit('main');
  git('tag', 'old');
  project.write({ 'manifests/claim.yaml': '', 'copy/api.yaml': workload() });
  git('add', '-A');
  git('commit', '-qm', 'remove');
  const expected = expect.stringContaining(
    'PersistentVolumeClaim shop/data is removed: its volume is deleted with its data',
  );
  expect(project.plainsail('diff', '--from', 'old', '--to', 'HEAD', 'manifests').stdout).toEqual(expected);
  expect(project.plainsail('diff', '--from', 'old', 'manifests').stdout).toEqual(expected);
  project.write({ 'manifests/claim.yaml': claim });
  expect(project.plainsail('diff', '--from', 'manifests', '--to', 'copy').stdout).toEqual(expected);
});

test('fails on sections that are named, unless what is in them is accepted', () => {
  project.write({ 'next/api.yaml': workload() });
  const run = (...more: readonly string[]) => project.plainsail('diff', '--from', 'manifests', '--to', 'next', ...more);
  expect(run().code).toBe(0);
  expect(run('--fail-on', 'refused').code).toBe(0);
  expect(run('--fail-on', 'refused,lost').code).toBe(1);
  const accepted = run('--fail-on', 'lost', '--accept', 'PersistentVolumeClaim shop/data');
  expect([accepted.code, accepted.stdout]).toEqual([0, expect.stringContaining('(accepted)')]);
  expect(run('--accept', 'PersistentVolumeClaim shop/date').stderr).toContain(
    'nothing about "PersistentVolumeClaim shop/date" has to be accepted',
  );
  const unknown = run('--fail-on', 'los');
  expect([unknown.code, unknown.stderr]).toEqual([
    2,
    expect.stringContaining('No section is named "los". Did you mean "lost"?'),
  ]);
});

test('a change that is the same in most environments is one line with the exceptions', () => {
  const names = ['eu-1', 'eu-2', 'us-1', 'us-2', 'ap-1'];
  for (const name of names) {
    project.write({
      [`old/${name}/api.yaml`]: workload(),
      [`old/${name}/host.yaml`]: object('ConfigMap', `host-${name}`, ''),
    });
    const image = name === 'us-1' ? '1.0.0' : '1.1.0';
    project.write({
      [`new/${name}/api.yaml`]: workload({ image: `registry.example.com/api:${image}` }),
      [`new/${name}/host.yaml`]: object('ConfigMap', `host-${name}`, 'data: { a: b }'),
    });
  }
  const { stdout } = project.plainsail('diff', '--from', 'old', '--to', 'new');
  expect(stdout).toContain(`  ${released} (in 4 of 5 environments, not in us-1)\n`);
  expect(stdout).toContain('  ConfigMap shop/host-<environment> adds a (in all 5 environments)\n');
  const one = project.plainsail('diff', '--from', 'old', '--to', 'new', '-e', 'us-1');
  expect(one.stdout).toBe('Configuration (1)\n  ConfigMap shop/host-us-1 adds a\n\nConfiguration: 1.\n');
  expect(project.plainsail('diff', '--from', 'old', '--to', 'new', '-e', 'us-9').code).toBe(2);
});

test('a revision that is not there, and a name that is two things, are refused with the way out', () => {
  commit('manifests');
  const both = project.plainsail('diff', '--from', 'manifests', 'manifests');
  expect([both.code, both.stderr]).toEqual([2, expect.stringContaining('Write "./manifests" for the folder')]);
  const unknown = project.plainsail('diff', '--from', 'origin/main', 'manifests');
  expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('git fetch origin main')]);
});

test('a revision cannot be rendered, and is not taken for the files that are there now', () => {
  commit('main');
  const { code, stderr } = project.plainsail('diff', '--from', 'main', 'manifests', '--render');
  expect([code, stderr]).toEqual([2, expect.stringContaining('git worktree add ../before')]);
});

test('the JSON form follows its schema', () => {
  project.write({ 'next/api.yaml': workload({ podLabels: 'tier: web' }) });
  const { stdout } = project.plainsail('diff', '--from', 'manifests', '--to', 'next', '--format', 'json');
  const document = JSON.parse(stdout) as { consequences: readonly object[] };
  const validate = new Ajv2020({ strict: false }).compile(schema);
  expect([validate(document), validate.errors]).toEqual([true, null]);
  expect(document.consequences[0]).toMatchObject({
    section: 'lost',
    id: 'data-removed',
    environments: [],
    object: { kind: 'PersistentVolumeClaim', namespace: 'shop', name: 'data' },
  });
});
