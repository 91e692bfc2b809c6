import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { Project } from '../cli/project.js';
import { manifests } from './manifests.js';

const schema = JSON.parse(readFileSync(join(__dirname, '..', '..', 'docs', 'schemas', 'report.schema.json'), 'utf8'));
let project: Project;

beforeEach(() => {
  project = new Project({ 'out/production/shop/shop.yaml': manifests });
});
afterEach(() => project.remove());

test('the page runs its own script by its hash, and names no address of its own', () => {
  expect(project.plainsail('report', 'out')).toMatchObject({ code: 0, stdout: '' });
  const page = project.text('report.html');
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '';
  expect(policy).toMatch(
    /^default-src 'none'; script-src 'sha256-[^ ]+'; style-src 'sha256-[^ ]+'; base-uri 'none'; form-action 'none'$/,
  );
  for (const [kind, pattern] of [
    ['script', /<script>(.*?)<\/script>/s],
    ['style', /<style>(.*?)<\/style>/s],
  ] as const) {
    const hash = createHash('sha256')
      .update(pattern.exec(page)?.[1] ?? '')
      .digest('base64');
    expect(policy).toContain(`${kind}-src 'sha256-${hash}'`);
  }
  expect(page).not.toMatch(/\s(?:src|href)=|<link|@import/);
});

test('names of manifests end neither the data of the page nor its title', () => {
  const hostile = '</script><script>alert(1)</script>';
  project.write({
    'bad/a.yaml': `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: ${JSON.stringify(hostile)}, namespace: __proto__ }\nspec: { template: {} }\n`,
  });
  project.plainsail('report', 'bad');
  const page = project.text('report.html');
  expect(page.match(/<\/script>/g)).toHaveLength(2);
  expect(page).toContain('\\u003c/script>');
});

test('the data follows its schema', () => {
  const { code, stdout } = project.plainsail('report', 'out', '--format', 'json');
  expect(code).toBe(0);
  const validate = new Ajv2020({ strict: false, allErrors: true }).compile(schema);
  const report = JSON.parse(stdout);
  expect(validate(report) ? [] : validate.errors).toEqual([]);
  expect(report.environments[0].workloads).toHaveLength(1);
});

test('with --from it has what the change does', () => {
  project.write({ 'new/production/shop/shop.yaml': manifests.replace('1.2.0', '1.3.0') });
  const { stdout } = project.plainsail('report', 'new', '--from', 'out', '--format', 'json');
  const { from, changes, environments } = JSON.parse(stdout);
  expect(from).toBe('out');
  expect(
    changes.map(({ section, subject }: { section: string; subject: string }) => [section, subject]),
  ).toContainEqual(['versions', 'Deployment shop/api']);
  expect(environments[0].nodes[0].change).toBe('changed');
});

test('each folder of what plainsail rendered is an environment of its own', () => {
  for (const environment of ['production', 'staging'])
    project.write({
      [`dist/${environment}/shop/.plainsail`]: '',
      [`dist/${environment}/shop/all.yaml`]: manifests.replaceAll('namespace: shop', `namespace: shop-${environment}`),
    });
  const { environments } = JSON.parse(project.plainsail('report', 'dist', '--format', 'json').stdout);
  expect(environments.map(({ name, nodes }: { name: string; nodes: unknown[] }) => [name, nodes.length])).toEqual([
    ['production', 2],
    ['staging', 2],
  ]);
});

test('a picture of one environment stands alone', () => {
  const { code, stdout } = project.plainsail('report', 'out', '--svg', 'topology');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
  expect(stdout).toMatch(/>api ?<\/text>/);
  expect(stdout).toContain('prefers-color-scheme');
});

test.each([
  [['out', '--system', 'shop'], '--system is "shop" without --svg'],
  [['out', '--svg', 'topology', '--system', 'shpo'], 'no system is called "shpo". Did you mean "shop"?'],
  [['out', '--base', 'javascript:alert(1)'], '--base is "javascript:alert(1)"'],
  [['out', '-e', 'staging'], 'no folder of these manifests is an environment "staging"'],
  [['out', '-o', 'missing/report.html'], '"missing/report.html" cannot be written'],
  [['out', '--from', 'nowhere'], '--from "nowhere" is neither a file or folder nor a revision'],
])('%j is refused, and nothing is written', (args, message) => {
  const { code, stderr } = project.plainsail('report', ...args);
  expect(stderr).toContain(message);
  expect(code).toBe(2);
  expect(readdirSync(project.folder).sort()).toEqual(['out', 'package.json', 'packages']);
});
