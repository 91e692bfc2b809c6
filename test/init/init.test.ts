import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Chosen, choices } from '../../src/init/choices.js';
import { init } from '../../src/init/init.js';
import { kitIn } from '../../src/init/kit.js';
import { extended } from '../../src/init/manifest.js';

const kit = kitIn(join(__dirname, '..', '..'));
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plainsail-init-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

const text = (path: string) => readFileSync(join(folder, path), 'utf8');
const manifestIn = (path = '') => JSON.parse(text(join(path, 'package.json')));
const paths = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
const run = (given: Partial<Record<keyof Chosen, string>> = {}, project = '') =>
  init(join(folder, project), given, kit);

test('an empty folder becomes a project, in the words of its system', async () => {
  const { kept, advice, scripts } = await run({ system: 'order-book', ci: 'both' });
  expect({ kept, advice, scripts }).toEqual({ kept: [], advice: [], scripts: ['test', 'synth'] });
  expect(paths()).toEqual([
    '.gitattributes',
    '.github/workflows/plainsail.yml',
    '.gitignore',
    '.gitlab-ci.yml',
    '.gitlab/plainsail.yml',
    'AGENTS.md',
    'package.json',
    'src/environments.ts',
    'src/main.ts',
    'src/order-book.ts',
    'test/order-book.test.ts',
    'tsconfig.json',
    'versions.json',
  ]);
  expect(text('src/order-book.ts')).toMatch(/export class OrderBook extends System/);
  expect(text('src/order-book.ts')).toMatch(/ORDER_BOOK_LOG_LEVEL/);
  expect(text('src/main.ts')).toContain("systems: { 'order-book': OrderBook }");
  expect(manifestIn().plainsail).toEqual({ fleet: 'src/main.ts', defaults: '2026-12' });
  expect(paths().map(text).join('')).not.toMatch(/\bshop\b|\bShop\b|SHOP_/);
});

test('a name with the word of the templates in it is replaced once', async () => {
  await run({ system: 'web-shop', ci: 'none' });
  expect(text('src/main.ts')).toContain("systems: { 'web-shop': WebShop }");
  expect(paths().map(text).join('')).not.toMatch(/web-web/);
});

test('a second run writes nothing, and changes nothing that somebody has changed', async () => {
  await run({ system: 'shop' });
  put({ 'src/main.ts': 'export const mine = 1;\n', 'tsconfig.json': '{}' });
  rmSync(join(folder, 'src/shop.ts'));
  const manifest = { ...manifestIn(), scripts: { test: 'mine', synth: 'plainsail synth' } };
  put({ 'package.json': JSON.stringify(manifest) });
  const { written, changed, kept } = await run({ system: 'other' });
  expect([written, changed]).toEqual([[], ['package.json']]); // Only the script that was taken out.
  expect(kept).toContain('tsconfig.json');
  expect(text('src/main.ts')).toBe('export const mine = 1;\n');
  expect(manifestIn().scripts).toEqual({ test: 'mine', synth: 'plainsail synth', check: 'plainsail check' });
  expect(paths().filter(path => path.startsWith('src/'))).toEqual(['src/environments.ts', 'src/main.ts']);
  expect(await run()).toMatchObject({ written: [], changed: [] });
});

test('beside another program everything has a folder of its own, and scripts that no other has', async () => {
  const before = {
    name: 'web',
    version: '2.0.0',
    scripts: { test: 'mocha', start: 'node .' },
    dependencies: { constructs: '10.0.0' },
  };
  put({
    'package.json': `${JSON.stringify(before, null, 4)}\n`,
    'src/index.ts': '',
    'tsconfig.json': '{ "include": ["**/*.ts"] }',
    '.gitignore': 'dist/\n',
  });
  const { scripts, advice } = await run({ system: 'web', ci: 'none' });
  expect(scripts).toEqual(['fleet:test', 'synth']);
  expect(advice).toEqual(['tsconfig.json needs "deploy" under "exclude": the fleet has settings of its own']);
  expect(manifestIn()).toMatchObject({
    version: '2.0.0',
    plainsail: { fleet: 'deploy/src/main.ts', out: 'deploy/manifests' },
    scripts: { ...before.scripts, synth: 'plainsail synth' },
    dependencies: { constructs: '10.0.0', plainsail: kit.plainsail },
  });
  expect(manifestIn().scripts['fleet:test']).toBe(
    'tsc -p deploy && node --import plainsail/register --test deploy/test/*.ts',
  );
  expect(text('package.json')).toMatch(/^\{\n {4}"name"/);
  expect(text('deploy/.gitattributes')).toMatch(/^manifests\/\*\* -text$/m);
  expect(paths()).toContain('deploy/test/web.ts');
});

test('the test script of npm init is not a test', async () => {
  put({ 'package.json': JSON.stringify({ scripts: { test: 'echo "Error: no test specified" && exit 1' } }) });
  expect((await run({ system: 'shop', ci: 'none' })).scripts).toEqual(['test', 'synth']);
});

test("a package of a monorepo has its workflow at the repository's root, which installs there", async () => {
  put({
    'package.json': JSON.stringify({ workspaces: ['packages/*'] }),
    '.git/HEAD': '',
    'packages/deploy/package.json': JSON.stringify({ name: 'deploy' }),
    '.gitlab-ci.yml': 'test: {}\n',
  });
  const { kept, advice } = await run({ system: 'shop', ci: 'both' }, 'packages/deploy');
  const github = text('.github/workflows/plainsail-packages-deploy.yml');
  expect(github).toMatch(/working-directory: packages\/deploy/);
  expect(github).toMatch(/- run: npm ci\n +working-directory: \.\n/);
  expect(kept).toEqual(['../../.gitlab-ci.yml']);
  expect(advice).toEqual(['.gitlab-ci.yml needs "local: .gitlab/plainsail-packages-deploy.yml" under "include"']);
  expect(text('.gitlab-ci.yml')).toBe('test: {}\n');
});

test.each([
  [{ ci: 'githb' }, /--ci is "githb"\. Did you mean "github"\?/],
  [{ system: 'Shop' }, /--system is "Shop"/],
  [{ system: 'main' }, /is a module of the project/],
])('%j is refused, and nothing is written', async (given, message) => {
  await expect(run(given)).rejects.toThrow(message);
  expect(paths()).toEqual([]);
});

test('another runner is for a project of its own; a fleet elsewhere is left alone', async () => {
  put({ 'package.json': '{}', 'src/index.ts': '' });
  await expect(run({ tests: 'jest' })).rejects.toThrow(/--tests is "jest"/);
  put({ 'package.json': JSON.stringify({ plainsail: { fleet: 'fleet.ts' } }) });
  await expect(run()).rejects.toThrow(/names the fleet "fleet\.ts"/);
  put({ 'package.json': '{ "name": ' });
  await expect(run()).rejects.toThrow(/cannot be read/);
});

test('what is not given is asked for, and an empty answer takes what fits', async () => {
  const asked: string[] = [];
  const answers = ['', 'gitlab', 'vitest'];
  await init(folder, {}, kit, async (question, otherwise) => {
    asked.push(`${question} [${otherwise}]`);
    return answers[asked.length - 1]!;
  });
  expect(asked).toHaveLength(Object.keys(choices).length);
  expect(asked[1]).toBe('CI workflows: github, gitlab, both, none [github]');
  expect(paths()).toContain('.gitlab-ci.yml');
  expect(manifestIn().scripts.test).toBe('tsc && vitest run');
  expect(Object.keys(manifestIn().devDependencies)).toContain('vitest');
});

test('the packages of a new project are those that this repository is tested with', () => {
  const own = JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8')).devDependencies;
  const { dependencies, devDependencies } = kit.packages;
  const wanted = { ...dependencies, ...devDependencies };
  expect(wanted).toEqual(Object.fromEntries(Object.keys(wanted).map(name => [name, own[name]])));
});

test('create-plainsail has the version and the promise of plainsail', () => {
  const [ours, theirs] = ['.', 'create-plainsail'].map(path =>
    JSON.parse(readFileSync(join(__dirname, '..', '..', path, 'package.json'), 'utf8')),
  );
  expect([theirs.version, theirs.engines]).toEqual([ours.version, ours.engines]);
});

test('a fleet that is there keeps the defaults that it has, none included', () => {
  const more = {
    plainsail: { fleet: 'src/main.ts', defaults: '2026-12' },
    ...{ scripts: {}, dependencies: {}, devDependencies: {} },
  };
  const after = (plainsail: object) => extended({ name: 'a', plainsail }, '.', more).manifest.plainsail;
  expect(after({ fleet: 'a.ts' })).toEqual({ fleet: 'a.ts' });
  expect(after({ fleet: 'a.ts', defaults: '2026-06' })).toEqual({ fleet: 'a.ts', defaults: '2026-06' });
  expect(after({})).toEqual(more.plainsail);
});
