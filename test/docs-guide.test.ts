import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { Project } from './cli/project.js';

const root = join(__dirname, '..');
const page = readFileSync(join(root, 'docs', 'guide.md'), 'utf8');

/** Path and text of each block whose first line names a file. */
const blocks = (language: string, comment: string) =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\\n${comment} (\\S+)\\n(.*?)\`\`\``, 'gs'))].map(
    ([, path, text]) => [path!, text!] as const,
  );

const programs = blocks('ts', '//');
const versions = Object.fromEntries(
  ['shop', 'billing', 'postgres', 'reports'].map(name => [
    name,
    { repository: `registry.example.com/${name}`, versions: { staging: '1.1.0', production: '1.0.0' } },
  ]),
);
const main = `
import { Fleet } from 'plainsail';
import { Billing } from './billing';
import { production, staging } from './environments';
import { Reports } from './reports';
import { Shop } from './shop';
export const fleet = new Fleet({ environments: [staging, production], systems: { billing: Billing, reports: Reports, shop: Shop } });
`;

let project: Project;
beforeAll(() => {
  project = new Project({
    ...Object.fromEntries(programs),
    'src/main.ts': main,
    'versions.json': JSON.stringify({ images: versions }),
    'package.json': JSON.stringify({ type: 'module', plainsail: { fleet: 'src/main.ts' } }),
  });
  mkdirSync(join(project.folder, 'node_modules'));
  symlinkSync(root, join(project.folder, 'node_modules', 'plainsail'));
  for (const name of ['constructs', 'cdk8s']) {
    symlinkSync(join(root, 'node_modules', name), join(project.folder, 'node_modules', name));
  }
});
afterAll(() => project.remove());

test('the programs of the guide render without an error, and with the warnings that it mentions', () => {
  const { code, stderr } = project.plainsail('synth');
  const ids = [...stderr.matchAll(/^(error|warning) (\S+):/gm)].map(([, severity, id]) => `${severity} ${id}`);
  expect({ code, ids }).toEqual({ code: 0, ids: ['warning store-backed-up', 'warning store-replicated'] });
});

test.each(blocks('yaml', '#'))('%s has the text that the guide shows', (path, text) =>
  expect(project.text(path)).toContain(text),
);

test('its test passes', () => {
  const run = ['--import', 'plainsail/register', '--test', 'test/shop.test.ts'];
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const { status, stdout } = spawnSync(process.execPath, run, { cwd: project.folder, encoding: 'utf8', env });
  expect({ status, stdout }).toMatchObject({ status: 0, stdout: expect.stringContaining('# pass 2') });
});

test('each link leads to a file', () => {
  const links = [...page.matchAll(/\]\(([^)#]+)\)/g)].map(([, link]) => link!);
  expect(links.filter(link => readFileSync(join(root, 'docs', link)).length === 0)).toEqual([]);
});
