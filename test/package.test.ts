import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..');
const systems = readdirSync(join(root, 'src', 'systems'), { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(({ name }) => name);

/** What npm would pack of the files that are committed; `lib` is built and is not asked for here. */
function packed(): readonly string[] {
  const args = ['pack', '--dry-run', '--json', '--ignore-scripts', '--offline'];
  const [{ files }] = JSON.parse(execFileSync('npm', args, { cwd: root, encoding: 'utf8' })) as [
    { readonly files: readonly { readonly path: string }[] },
  ];
  return files.map(({ path }) => path);
}

test('the package has the pages for its users, and none of the systems of this repository', () => {
  const paths = packed();
  expect(systems).toContain('codeai');
  expect(paths).toEqual(
    expect.arrayContaining([
      'docs/plugin.md',
      'docs/api/plainsail.md',
      'docs/checks/README.md',
      'docs/reference/plainsail.md',
      'docs/schemas/diff.schema.json',
    ]),
  );
  expect(paths.filter(path => path.startsWith('templates/')).length).toBeGreaterThan(5);
  const own = /^docs\/(configuration|platform|runbooks|systems)\/|^(src|dist|approvals|test|tools)\//;
  expect(paths.filter(path => own.test(path))).toEqual([]);
  const names = systems.map(name => `/${name}`);
  expect(paths.filter(path => !path.startsWith('lib/') && names.some(name => path.includes(name)))).toEqual([]);
});

test('llms.txt lists every page of docs once, and leads only to files of the package', () => {
  const text = readFileSync(join(root, 'llms.txt'), 'utf8');
  const links = [...text.matchAll(/^- \[.+\]\((.*?)\): .+\.$/gm)].map(([, path]) => path!);
  const pages = readdirSync(join(root, 'docs')).filter(name => name.endsWith('.md'));
  const paths = packed();
  expect(paths).toContain('llms.txt');
  expect(links).toEqual(expect.arrayContaining(['README.md', ...pages.map(name => `docs/${name}`)]));
  expect(links.length).toBe(text.match(/^- /gm)!.length);
  expect(links.filter((path, at) => links.indexOf(path) !== at || !paths.includes(path))).toEqual([]);
});

test('each schema of an output is in the package, and exported by its file', () => {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    exports: Readonly<Record<string, string>>;
  };
  expect(exports['./schemas/*']).toBe('./docs/schemas/*');
  const files = readdirSync(join(root, 'docs', 'schemas')).map(name => `docs/schemas/${name}`);
  expect(files).toContain('docs/schemas/check.schema.json');
  expect(packed()).toEqual(expect.arrayContaining(files));
});
