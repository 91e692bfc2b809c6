import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { Project } from './cli/project.js';

const root = join(__dirname, '..');
const page = readFileSync(join(root, 'docs', 'promotion.md'), 'utf8');
const main = /```ts\n\/\/ src\/main\.ts\n(.*?)```/s.exec(page)![1]!;
const table = /```\n( {3}image.*?)```/s.exec(page)![1]!;

const environments = `
import { Environment } from 'plainsail';
import versions from '../versions.json';
export const staging = new Environment('staging', { tier: 'staging', domain: 'staging.example.com', versions });
const production = new Environment('production', { tier: 'production', domain: 'example.com', versions });
const ring = (group, names) => names.map(name => new Environment(name, { like: production, groups: [group] }));
export const regions = [...ring('canary', ['canary-1']), ...ring('eu', ['eu-1', 'eu-2', 'eu-3']), ...ring('world', ['us-1', 'us-2'])];
`;
const shop = `
import { System, Worker } from 'plainsail';
export class Shop extends System {
  constructor(scope, props) {
    super(scope, 'shop', props);
    const resources = { cpu: ['50m', '200m'], memory: ['64Mi', '128Mi'] };
    new Worker(this, 'mailer', { image: this.image('shop'), resources });
  }
}
`;
const versions = (of: Record<string, string>) =>
  `${JSON.stringify({ images: { shop: { repository: 'registry.example.com/shop', versions: of } } }, null, 2)}\n`;

let project: Project;
const git = (args: readonly string[], day = '2030-01-01') =>
  execFileSync('git', ['-c', 'user.name=jane', '-c', 'user.email=jane@example.com', ...args], {
    cwd: project.folder,
    encoding: 'utf8',
    env: { ...process.env, GIT_COMMITTER_DATE: `${day}T12:00:00Z`, GIT_AUTHOR_DATE: `${day}T12:00:00Z` },
  });
const commit = (day: string) => {
  expect(project.plainsail('synth')).toMatchObject({ code: 0 });
  git(['add', 'versions.json', 'dist', 'src']);
  git(['commit', '-qm', day], day);
};
const promote = (...args: readonly string[]) => project.plainsail('promote', ...args);
const of = () =>
  (JSON.parse(project.text('versions.json')) as { images: { shop: { versions: object } } }).images.shop.versions;

beforeEach(() => {
  project = new Project({
    'src/main.ts': main,
    'src/environments.ts': environments,
    'src/shop.ts': shop,
    'versions.json': versions({ staging: '1.0.0', production: '1.0.0' }),
    'package.json': JSON.stringify({ type: 'module', plainsail: { fleet: 'src/main.ts' } }),
  });
  mkdirSync(join(project.folder, 'node_modules'));
  symlinkSync(root, join(project.folder, 'node_modules', 'plainsail'));
  for (const name of ['constructs', 'cdk8s']) {
    symlinkSync(join(root, 'node_modules', name), join(project.folder, 'node_modules', name));
  }
  git(['init', '-q', '-b', 'main']);
  commit('2030-01-01');
  project.write({ 'versions.json': versions({ staging: '1.1.0', production: '1.0.0' }) });
  commit('2030-01-02');
});
afterEach(() => project.remove());

test('a set travels through the rings of the page, and back', () => {
  expect(promote().stdout).toBe(table);
  const before = project.text('versions.json');
  const look = promote('staging', 'canary', '--check', '--today', '2030-01-03');
  expect([look.code, look.stderr, project.text('versions.json')]).toEqual([0, '', before]);
  expect(look.stdout).toMatch(/^set [0-9a-f]{12} of staging\n {2}shop 1\.1\.0: canary-1\n/);
  expect(look.stdout).toContain('Deployment shop-canary-1/mailer');
  expect(look.stdout).not.toContain('eu-1');

  expect(promote('staging', 'canary', '--today', '2030-01-03')).toMatchObject({ code: 0 });
  expect(of()).toEqual({ staging: '1.1.0', production: '1.0.0', canary: '1.1.0' });
  commit('2030-01-03');
  const early = promote('canary', 'eu', '--today', '2030-01-04');
  expect([early.code, early.stderr]).toEqual([
    1,
    expect.stringContaining('canary has had its set since 2030-01-03, 1 of 2 days.'),
  ]);
  expect(promote('canary', 'eu', '--today', '2030-01-05')).toMatchObject({
    ...{ code: 0, stdout: expect.stringContaining('  later: eu-3\n') },
  });
  expect(of()).toEqual({ staging: '1.1.0', production: '1.0.0', canary: '1.1.0', 'eu-1': '1.1.0', 'eu-2': '1.1.0' });
  commit('2030-01-05');
  expect(promote().stdout).toContain('1.1.0 (2 of 3), 1.0.0 (1 of 3)');
  expect(promote('canary', 'eu', '--today', '2030-01-06')).toMatchObject({ code: 0 });
  expect(of()).toEqual({ staging: '1.1.0', production: '1.0.0', canary: '1.1.0', eu: '1.1.0' });
  commit('2030-01-06');

  expect(promote('--rollback', 'eu')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('eu as it was on 2030-01-05'),
  });
  expect(of()).toEqual({ staging: '1.1.0', production: '1.0.0', canary: '1.1.0', 'eu-1': '1.1.0', 'eu-2': '1.1.0' });
}, 120_000);

test('what it refuses leaves the file as it is', () => {
  const before = project.text('versions.json');
  expect(promote('staging', 'eu')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('eu does not follow staging'),
  });
  expect(promote('stagin', 'canary')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Did you mean "staging"?'),
  });
  expect(promote('staging')).toMatchObject({ code: 2, stderr: expect.stringContaining('it takes two places') });
  expect(promote('staging', 'canary', '--expect', '0123456789ab')).toMatchObject({
    ...{ code: 1, stderr: expect.stringContaining('it has moved meanwhile') },
  });
  const former = promote('staging', 'canary', '--set', '0123456789ab');
  expect(former).toMatchObject({ code: 1, stderr: expect.stringContaining('it has moved meanwhile') });
  expect(former.stderr).toContain('promote --set is named --expect.');
  expect(project.text('versions.json')).toBe(before);
  project.write({ 'src/shop.ts': shop.replace("image('shop')", "image('shopp')") });
  expect(promote('staging', 'canary')).toMatchObject({ code: 1, stderr: expect.stringContaining('"shopp"') });
  expect(project.text('versions.json')).toBe(before);
});

test('the bill of an environment has what it renders', () => {
  const { code, stdout } = promote('--bill', 'eu-1');
  const { components } = JSON.parse(stdout) as { components: readonly { name: string; version: string }[] };
  expect([code, components.map(({ name, version }) => `${name}:${version}`)]).toEqual([
    0,
    ['registry.example.com/shop:1.0.0'],
  ]);
  expect(promote('--bill', 'eu')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('there is no environment "eu"'),
  });
});

test('a shallow clone is refused with what to fetch', () => {
  const clone = `${project.folder}/clone`;
  execFileSync('git', ['clone', '-q', '--depth', '1', `file://${project.folder}`, clone]);
  symlinkSync(join(project.folder, 'node_modules'), join(clone, 'node_modules'));
  project.write({ 'clone/package.json': project.text('package.json') });
  expect(project.plainsailIn('clone', 'promote', 'staging', 'canary')).toMatchObject({
    ...{ code: 2, stderr: expect.stringContaining('git fetch --unshallow. In a workflow, that is fetch-depth: 0.') },
  });
});
