import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { Project } from './cli/project.js';

const root = join(__dirname, '..');
const page = readFileSync(join(root, 'docs', 'environments.md'), 'utf8');
const blocks = (language: string, comment: string) =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\\n${comment} (\\S+)\\n(.*?)\`\`\``, 'gs'))].map(
    ([, path, text]) => [path!, text!] as const,
  );
const [versions, renovate] = [...page.matchAll(/```json\n(.*?)```/gs)].map(([, text]) => text!);
const table = /```\n(\| Environment.*?)```/s.exec(page)?.[1];

let project: Project;
beforeAll(() => {
  project = new Project({
    ...Object.fromEntries([...blocks('ts', '//'), ...blocks('yaml', '#')]),
    'src/main.ts': `
import { Fleet } from 'plainsail';
import { eu07, production, regions, staging } from './environments';
import { Shop } from './shop';
export const fleet = new Fleet({ environments: [staging, production, eu07, ...regions], systems: { shop: Shop } });
`,
    'versions.json': versions!,
    'package.json': JSON.stringify({ type: 'module', plainsail: { fleet: 'src/main.ts' } }),
  });
  mkdirSync(join(project.folder, 'node_modules'));
  symlinkSync(root, join(project.folder, 'node_modules', 'plainsail'));
  for (const name of ['constructs', 'cdk8s']) {
    symlinkSync(join(root, 'node_modules', name), join(project.folder, 'node_modules', name));
  }
});
afterAll(() => project.remove());

const manifest = (environment: string, name: string) => project.text(`dist/${environment}/shop/${name}.yaml`);

test('its programs render, and each environment has the nearest value', () => {
  expect(project.plainsail('synth')).toMatchObject({ code: 0, stderr: '' });
  const names = ['staging', 'production', 'eu-07', 'eu-08', 'us-01'];
  const values = names.map(name => [
    name,
    /image: \S+:(\S+)/.exec(manifest(name, 'deployment-mailer'))?.[1],
    /replicas: (\d)/.exec(manifest(name, 'deployment-mailer'))?.[1],
    /SHOP_LANGUAGE: (\w+)/.exec(manifest(name, 'configmap-mailer-config'))?.[1],
  ]);
  expect(values).toEqual([
    ['staging', '1.1.0', '2', 'en'],
    ['production', '1.0.0', '3', 'en'],
    ['eu-07', '1.0.0', '5', 'de'],
    ['eu-08', '1.0.0', '3', 'de'],
    ['us-01', '1.0.1', '3', 'en'],
  ]);
});

test('explain says where a version and a value come from', () => {
  expect(project.plainsail('explain', 'shop').stdout).toContain(table);
  const { stdout } = project.plainsail('explain', 'SHOP_LANGUAGE');
  const line = blocks('ts', '//')
    .find(([path]) => path === 'src/shop.ts')![1]
    .split('\n')
    .findIndex(text => text.includes('SHOP_LANGUAGE: this'));
  expect(stdout).toContain(`Chosen at src/shop.ts:${line + 1}:`);
  expect(stdout).toContain('| production | its own name |');
  expect(stdout).toContain('| eu-08 | its group eu |');
  expect(stdout).toContain('| us-01 | production, which it is like |');
});

test.each([
  ['group:eu', ['eu-07', 'eu-08', 'eu-09']],
  ['*-01', ['us-01']],
])('-e %s asks for some of them', (asked, names) => {
  const { code, stdout } = project.plainsail('synth', '-e', asked, '--out', 'some', '--format', 'json');
  const { units } = JSON.parse(stdout) as { units: readonly { unit: string }[] };
  expect([code, units.map(({ unit }) => unit)]).toEqual([0, names.map(name => `${name}/shop`)]);
});

test('its versions have the form of the JSON Schema, and the form of before has not', () => {
  const schema = JSON.parse(readFileSync(join(root, 'docs/schemas/versions.schema.json'), 'utf8')) as object;
  const isValid = new Ajv({ strict: false }).compile(schema);
  const shop = { repository: 'registry.example.com/shop' };
  const withVersion = (version: unknown) => ({ images: { shop: { ...shop, versions: { staging: version } } } });
  const digest = `@sha256:${'0'.repeat(64)}`;
  expect(isValid(JSON.parse(versions!))).toBe(true);
  expect(['1.0.0', digest, `1.0.0${digest}`].map(version => isValid(withVersion(version)))).toEqual([true, true, true]);
  expect(['', 'latest', `latest${digest}`, 'a/b', '1@sha256:0', 1.1].map(each => isValid(withVersion(each)))).toEqual(
    Array(6).fill(false),
  );
  expect(isValid({ shop: { ...shop, staging: '1.0.0' } })).toBe(false);
});

test('the settings of the bot are JSON', () => {
  expect(Object.keys(JSON.parse(renovate!) as object)).toEqual(['customManagers', 'packageRules']);
});
