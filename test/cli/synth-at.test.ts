import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fleetOf, Project } from './project.js';

const worker = (memory: string) =>
  fleetOf(
    `    new Worker(this, 'mailer', { image, resources: { cpu: ['100m', '1'], memory: ['64Mi', '${memory}'] } });`,
  );
let project: Project;
const git = (...args: readonly string[]) =>
  execFileSync('git', ['-c', 'user.name=jane', '-c', 'user.email=jane@example.com', ...args], {
    cwd: project.folder,
    encoding: 'utf8',
  });
const release = (tag: string) => {
  git('add', '-f', 'fleet.ts', 'package.json', 'dist');
  git('commit', '-qm', tag);
  git('tag', tag);
};
const deployment = 'dist/production/shop/deployment-mailer.yaml';

beforeEach(() => {
  project = new Project({ 'fleet.ts': worker('128Mi') });
  git('init', '-q');
  project.plainsail('synth');
  release('v1');
});
afterEach(() => project.remove());

test('a release that renders what it has committed is confirmed, whatever the working tree has', () => {
  project.write({ 'fleet.ts': worker('256Mi'), [deployment]: 'changed: true\n' });
  const before = project.tree('dist');
  const { code, stdout, stderr } = project.plainsail('synth', '--check', '--at', 'v1');
  const commit = git('rev-parse', 'v1').trim();
  expect([code, stdout]).toEqual([0, expect.stringContaining('dist is up to date')]);
  expect(stderr).toContain(`runs the code of ${commit.slice(0, 12)} (v1)`);
  expect(stderr).toContain(`${commit} renders what it has committed`);
  expect(project.tree('dist')).toEqual(before);
  expect(git('worktree', 'list').trim().split('\n')).toHaveLength(1);
  expect(readdirSync(tmpdir()).filter(name => name.startsWith('plainsail-at-'))).toEqual([]);
});

test.each<[string, () => void, string]>([
  [
    'manifest',
    () => project.write({ [deployment]: project.text(deployment).replace('128Mi', '1Gi') }),
    '-            memory: 1Gi',
  ],
  [
    'inventory',
    () =>
      project.write({
        'dist/production/shop/.plainsail': project
          .text('dist/production/shop/.plainsail')
          .replace('deployment-mailer.yaml\n', ''),
      }),
    '+deployment-mailer.yaml',
  ],
  ['source', () => project.write({ 'fleet.ts': worker('256Mi') }), '+            memory: 256Mi'],
])('a release whose %s was changed by hand is not', (_, change, difference) => {
  change();
  release('v2');
  const { code, stdout, stderr } = project.plainsail('synth', '--check', '--at', 'v2');
  expect([code, `${stdout}${stderr}`]).toEqual([1, expect.stringContaining(difference)]);
  expect(project.plainsail('synth', '--check', '--at', 'HEAD~1')).toMatchObject({ code: 0 });
});

test('packages of another lock file are named', () => {
  project.write({ 'package-lock.json': '{}' });
  expect(project.plainsail('synth', '--check', '--at', 'v1').stderr).toContain('its lock file is another one');
});

test.each([
  [['--check', '--at', 'v9'], '--at "v9" is not a revision of git here.'],
  [['--at', 'v1'], '--at goes with --check'],
  [['--check', '--at', 'v1', '--out', 'x'], 'without --out'],
  [['--check', '--at', '--upload-pack=x'], 'is not a revision of git here.'],
])('refuses %j', (args, message) => {
  expect(project.plainsail('synth', ...args)).toMatchObject({ code: 2, stderr: expect.stringContaining(message) });
});
