import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fleetOf, Project } from './project.js';

const root = join(__dirname, '..', '..');
const fleet = (image: string) =>
  fleetOf(`    new WebService(this, 'api', { ...common, image: \`registry.example.com/shop:\${tag}\` });`)
    .replace('const versions', `import { tag } from '${image}';\nconst versions`)
    .replace("const image = this.image('shop');", '')
    .replace("shop: { repository: 'registry.example.com/shop', versions: { production: '1.2.0' } }", '');

let project: Project;
afterEach(() => project.remove());

function projectWith(files: Readonly<Record<string, string>>): void {
  project = new Project(files);
  mkdirSync(join(project.folder, 'node_modules'));
}
const image = () => /image: (.*)/.exec(project.text('dist/production/shop/deployment-api.yaml'))?.[1];
function rendered(): string | undefined {
  expect(project.plainsail('synth')).toMatchObject({ code: 0, stderr: '' });
  expect(project.plainsail('synth', '--check')).toMatchObject({ code: 0 });
  return image();
}
const tag = (text: string) => `export const tag: string = '${text}';\n`;

test('a source of the same size and time is compiled again when its content has changed', () => {
  projectWith({ 'fleet.ts': fleet('./tag'), 'tag.ts': tag('1.2.0') });
  expect(rendered()).toBe('registry.example.com/shop:1.2.0');
  const { atime, mtime } = statSync(join(project.folder, 'tag.ts'));
  project.write({ 'tag.ts': tag('1.2.1') });
  utimesSync(join(project.folder, 'tag.ts'), atime, mtime);
  expect(rendered()).toBe('registry.example.com/shop:1.2.1');
});

test('a new file that takes the place of another one is compiled', () => {
  projectWith({ 'fleet.ts': fleet('./tag'), 'tag/index.ts': tag('1.0.0') });
  expect(rendered()).toBe('registry.example.com/shop:1.0.0');
  project.write({ 'tag.ts': tag('2.0.0') });
  expect(rendered()).toBe('registry.example.com/shop:2.0.0');
});

test('path aliases are followed when they change, also those of a file that tsconfig.json extends', () => {
  const aliases = (folder: string) =>
    `{ // which folder\n"compilerOptions": { "paths": { "@tags/*": ["./${folder}/*"] } } }`;
  projectWith({
    'fleet.ts': fleet('@tags/tag'),
    'a/tag.ts': tag('a'),
    'b/tag.ts': tag('b'),
    'tsconfig.json': '{ "extends": "./base.json" }',
    'base.json': aliases('a'),
  });
  expect(rendered()).toBe('registry.example.com/shop:a');
  project.write({ 'base.json': aliases('b') });
  expect(rendered()).toBe('registry.example.com/shop:b');
});

test('a compiled module that is missing is made again', () => {
  projectWith({ 'fleet.ts': fleet('./tag'), 'tag.ts': tag('1.0.0') });
  rendered();
  const cache = join(project.folder, 'node_modules', '.cache', 'plainsail');
  for (const name of readdirSync(cache).filter(each => each.endsWith('.mjs'))) rmSync(join(cache, name));
  expect(rendered()).toBe('registry.example.com/shop:1.0.0');
  for (const name of readdirSync(cache).filter(each => each.endsWith('.json')))
    writeFileSync(join(cache, name), '{"modu');
  expect(rendered()).toBe('registry.example.com/shop:1.0.0');
});

test('cold runs at the same time do not disturb each other', async () => {
  projectWith({ 'fleet.ts': fleet('./tag'), 'tag.ts': tag('1.0.0') });
  rendered();
  rmSync(join(project.folder, 'node_modules', '.cache'), { recursive: true });
  const run = () =>
    new Promise<string>(resolve => {
      const child = spawn(process.execPath, [join(root, 'bin', 'plainsail.js'), 'synth', '--check'], {
        cwd: project.folder,
      });
      let text = '';
      child.stderr.on('data', data => {
        text += data;
      });
      child.on('close', code => resolve(`${code} ${text}`));
    });
  expect(await Promise.all(Array.from({ length: 6 }, run))).toEqual(Array.from({ length: 6 }, () => '0 '));
}, 120_000);

test('a project whose cache cannot be written to is compiled all the same, with its own packages', () => {
  const imports = `import { Chart } from 'cdk8s';\nif (typeof Chart !== 'function') throw new Error('no chart');\n`;
  projectWith({ 'fleet.ts': imports + fleet('./tag'), 'tag.ts': tag('1.0.0') });
  for (const name of ['cdk8s', 'constructs'])
    symlinkSync(join(root, 'node_modules', name), join(project.folder, 'node_modules', name));
  writeFileSync(join(project.folder, 'node_modules', '.cache'), ''); // Not even root makes a folder in a file.
  expect(rendered()).toBe('registry.example.com/shop:1.0.0');
  expect(statSync(join(project.folder, 'node_modules', '.cache')).isFile()).toBe(true);
});
