import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { Project } from './cli/project.js';

const root = join(__dirname, '..');
const page = readFileSync(join(root, 'docs', 'contracts.md'), 'utf8');
const program = (path: string) => new RegExp(`\`\`\`ts\\n// ${path}\\n(.*?)\`\`\``, 's').exec(page)![1]!;
const [, contract] = /```json\n(.*?)```/s.exec(page)!;

/** A repository with one program of the page. */
function repository(name: string, files: Record<string, string> = {}): Project {
  const className = name === 'shop' ? 'Shop' : 'Web';
  const project = new Project({
    ...files,
    [`src/${name}.ts`]: program(`src/${name}.ts`),
    'src/main.ts': `
import { Environment, Fleet } from 'plainsail';
import { ${className} } from './${name}';
const production = new Environment('production', { tier: 'production', domain: 'example.com', versions: {} });
export const fleet = new Fleet({ environments: [production], systems: { ${name}: ${className} } });
`,
    'package.json': JSON.stringify({ type: 'module', plainsail: { fleet: 'src/main.ts', defaults: '2026-12' } }),
  });
  mkdirSync(join(project.folder, 'node_modules'));
  symlinkSync(root, join(project.folder, 'node_modules', 'plainsail'));
  for (const each of ['constructs', 'cdk8s'])
    symlinkSync(join(root, 'node_modules', each), join(project.folder, 'node_modules', each));
  return project;
}

let projects: Project[] = [];
const kept = (project: Project) => {
  projects.push(project);
  return project;
};
afterEach(() => {
  for (const project of projects) project.remove();
  projects = [];
});

test('the programs of both repositories render the files of the page', () => {
  const shop = kept(repository('shop'));
  expect(shop.plainsail('synth')).toMatchObject({ code: 0, stderr: '' });
  expect(shop.text('dist/production/shop/contract.json')).toBe(contract);
  expect(shop.plainsail('synth', '--check').code).toBe(0);

  expect(page).toContain(`sha256:${createHash('sha256').update(contract!).digest('hex')}`);
  const web = kept(repository('web', { 'contracts/shop.json': contract! }));
  expect(web.plainsail('synth')).toMatchObject({ code: 0, stderr: '' });
  expect(web.plainsail('connections').stdout).toContain(
    'web-production/checkout[Deployment] => shop-production/api[Contract] : TCP 8080',
  );
});

test('synth --check sees a contract that was changed in dist', () => {
  const shop = kept(repository('shop'));
  shop.plainsail('synth');
  shop.write({ 'dist/production/shop/contract.json': contract!.replace('8080', '9090') });
  const { code, stdout, stderr } = shop.plainsail('synth', '--check');
  expect([code, stdout + stderr]).toEqual([1, expect.stringContaining('contract.json')]);
});
