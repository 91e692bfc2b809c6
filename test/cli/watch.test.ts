import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fleetOf, Project } from './project.js';
import { Watching } from './watching.js';

const ready = /Watching for changes\. Ctrl-C ends\.\n/;
const status = /\d+ files in dist: .* \(\d+ ms\)\n/;
const nothingWritten = /Nothing was written\.\n/;

const fleet = (more = '') => fleetOf(`    new WebService(this, 'api', { ...common, image${more} });`);
const version = (tag: string) => JSON.stringify({ shop: { repository: 'registry.example.com/shop', production: tag } });
const importing = fleet().replace(
  /const versions = \{\n.*\n\};/,
  `import versions from './versions.json' with { type: 'json' };`,
);

let project: Project;
let watching: Watching;

beforeEach(async () => {
  project = new Project({ 'fleet.ts': importing, 'versions.json': version('1.0.0') });
  watching = new Watching(project.folder);
  expect(await watching.until(ready)).toMatch(/^\d+ files in dist: \d+ added, 0 changed, 0 removed/);
});
afterEach(() => {
  watching.kill();
  project.remove();
});

const deployment = () => project.tree('dist')['production/shop/deployment-api.yaml'];
const path = (name: string) => join(project.folder, name);

test('an edit is written at once, and only the files that it changes', async () => {
  const times: number[] = [];
  for (let round = 1; round <= 10; round++) {
    const before = project.tree('dist');
    const saved = performance.now();
    project.write({ 'versions.json': version(`1.0.${round}`) });
    expect(await watching.until(status)).toMatch(/^\d+ files in dist: 0 added, 1 changed, 0 removed/);
    times.push(Math.round(performance.now() - saved));
    expect({ ...project.tree('dist'), 'production/shop/deployment-api.yaml': '' }).toEqual({
      ...before,
      'production/shop/deployment-api.yaml': '',
    });
    expect(deployment()).toContain(`shop:1.0.${round}\n`);
  }
  process.stdout.write(`synth --watch, from save to done: ${times.join(', ')} ms\n`);
  expect(Math.min(...times)).toBeLessThan(100);
}, 60_000);

test('an error is shown, changes nothing, and does not end the watch', async () => {
  const before = project.tree('dist');
  project.write({ 'fleet.ts': importing.replace('http: 8080', 'http: 99999') });
  expect(await watching.until(nothingWritten)).toContain('99999');
  project.write({ 'fleet.ts': 'export const fleet = ;' });
  expect(await watching.until(nothingWritten)).toMatch(/error compile: Unexpected ";"\n +at fleet\.ts:1\n/);
  project.write({ 'fleet.ts': 'throw new Error("at the top");' });
  expect(await watching.until(/--debug prints the stack trace\.\n/)).toContain('at the top');
  expect(project.tree('dist')).toEqual(before);
  project.write({ 'fleet.ts': importing });
  expect(await watching.until(status)).toContain('files in dist: all up to date');
}, 60_000);

test('a file replaced by renaming another is noticed, as is one that was missing', async () => {
  project.write({ 'versions.json~': version('2.0.0') });
  renameSync(path('versions.json~'), path('versions.json'));
  await watching.until(status);
  expect(deployment()).toContain('shop:2.0.0\n');

  project.write({ 'fleet.ts': importing.replace('./versions.json', './later/versions.json') });
  expect(await watching.until(nothingWritten)).toContain('Could not resolve "./later/versions.json"');
  mkdirSync(path('later'));
  await watching.until(nothingWritten);
  writeFileSync(path('later/versions.json'), version('3.0.0'));
  await watching.until(status);
  expect(deployment()).toContain('shop:3.0.0\n');

  rmSync(path('later'), { recursive: true });
  await watching.until(nothingWritten);
  project.write({ 'later/versions.json': version('4.0.0') });
  await watching.until(status);
  expect(deployment()).toContain('shop:4.0.0\n');
}, 60_000);

test('a file that a module reads from beside it is a source as well', async () => {
  const versions = `import { readFileSync } from 'node:fs';
const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
const production = read('tag.txt');
export const versions = { shop: { repository: 'registry.example.com/shop', production } };
`;
  const reading = importing.replace(/import versions from .*;/, `import { versions } from './versions.js';`);
  project.write({ 'tag.txt': '5.0.0', 'versions.ts': versions, 'fleet.ts': reading });
  await watching.until(status);
  expect(deployment()).toContain('shop:5.0.0\n');
  project.write({ 'tag.txt': '6.0.0' });
  await watching.until(status);
  expect(deployment()).toContain('shop:6.0.0\n');

  project.write({ 'versions.ts': versions.replace(`read('tag.txt')`, `'7.0.0'`).replace(/^const read.*$/m, '') });
  await watching.until(status);
  expect(deployment()).toContain('shop:7.0.0\n');
  project.write({ 'versions.ts': versions });
  await watching.until(status);
  expect(deployment()).toContain('shop:6.0.0\n');
}, 60_000);

test('files that are not sources are not its business', async () => {
  project.write({ 'notes.txt': 'one', '.fleet.ts.swp': 'two' });
  expect(await watching.during(300)).toBe('');
}, 60_000);

test('Ctrl-C ends it cleanly', async () => {
  expect(await watching.interrupt()).toBe(0);
  expect(await watching.during(0)).toBe('');
  expect(readdirSync(path('node_modules/.cache/plainsail'))).toEqual([]);
  expect(existsSync(path('dist/.plainsail-write'))).toBe(false);
}, 60_000);

test('what cannot begin is an error of usage', () => {
  expect(project.plainsail('synth', '--watch', '--environment', 'produktion')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Did you mean "production"?'),
  });
  const { code, stderr } = project.plainsail('synth', '--watch', '--check');
  expect(code).toBe(2);
  expect(stderr).toContain("option '-w, --watch' cannot be used with option '--check'");
});
