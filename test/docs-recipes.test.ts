import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { Project } from './cli/project.js';

const root = join(__dirname, '..');
const page = readFileSync(join(root, 'docs', 'recipes.md'), 'utf8');
const blocks = (language: string, comment: string) =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\\n${comment} (\\S+)\\n(.*?)\`\`\``, 'gs'))].map(
    ([, path, text]) => [path!, text!] as const,
  );
const programs = blocks('ts', '//');
const vendored = blocks('yaml', '#').filter(([path]) => path.startsWith('vendor/'));
const rendered = blocks('yaml', '#').filter(([path]) => path.startsWith('dist/'));
const commands = [...page.matchAll(/^npx plainsail ([^#\n]*)/gm)].map(([, line]) => line!.trim());

/** Every system of the page, by its name: that is the name of its file. */
const systems = programs.flatMap(([path, text]) => {
  const [, name] = /export class (\w+) extends System/.exec(text) ?? [];
  return name === undefined ? [] : [{ name, module: path.replace(/^src\/|\.ts$/g, '') }];
});
const main = `
import { Fleet } from 'plainsail';
import { production, staging } from './environments';
${systems.map(({ name, module }) => `import { ${name} } from './${module}';`).join('\n')}
export const fleet = new Fleet({
  environments: [staging, production],
  systems: { ${systems.map(({ name, module }) => `${module}: ${name}`).join(', ')} },
});
`;
const images = ['web', 'basket', 'cleanup', 'orders', 'postgres', 'mail', 'thumbnails', 'client'];
/** The database of production is elsewhere, so no version of it runs there. */
const versions = (staging: string) =>
  JSON.stringify({
    images: Object.fromEntries(
      images.map(name => [
        name,
        {
          repository: `registry.example.com/${name}`,
          versions: { staging, ...(name !== 'postgres' && { production: '1.0.0' }) },
        },
      ]),
    ),
  });

let project: Project;
beforeAll(() => {
  project = new Project({
    ...Object.fromEntries([...programs, ...vendored]),
    'src/main.ts': main,
    'versions.json': versions('1.0.0'),
    'package.json': JSON.stringify({ type: 'module', plainsail: { fleet: 'src/main.ts', defaults: '2026-12' } }),
    '.gitignore': 'node_modules\npackages\n',
  });
  mkdirSync(join(project.folder, 'node_modules'));
  symlinkSync(root, join(project.folder, 'node_modules', 'plainsail'));
  for (const name of ['constructs', 'cdk8s']) {
    symlinkSync(join(root, 'node_modules', name), join(project.folder, 'node_modules', name));
  }
});
afterAll(() => project.remove());

test('the programs of the recipes render without a finding', () => {
  expect(project.plainsail('synth')).toMatchObject({ code: 0, stderr: '' });
});

test.each(rendered)('%s has the text that the recipe shows', (path, text) =>
  expect(project.text(path)).toContain(text),
);

test('each command of the recipes runs in the project', () => {
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd: project.folder });
  git('init', '-q');
  git('add', '-A');
  git('commit', '-qm', 'All of it');
  git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  project.write({ 'versions.json': versions('1.1.0') });
  expect(project.plainsail('synth').code).toBe(0);
  git('commit', '-qam', 'A version for staging');
  const runs = commands.map(line => ({ line, ...project.plainsail(...line.split(/ +/)) }));
  expect(runs.filter(({ code }) => code !== 0)).toEqual([]);
  expect(runs.map(({ line, stdout }) => [line.split(' ')[0], stdout.includes('1.1.0')])).toEqual([
    ['check', false],
    ['diff', true],
    ['promote', true],
    ['promote', true],
  ]);
});

test('each link leads to a file', () => {
  const links = [...page.matchAll(/\]\(([^)#]+)\)/g)].map(([, link]) => link!);
  expect(links.filter(link => readFileSync(join(root, 'docs', link)).length === 0)).toEqual([]);
});
