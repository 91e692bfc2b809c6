import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../src/package-root.js';

const tools = readdirSync(join(packageRoot, 'tools')).filter(name => name.endsWith('.js'));
const parts = ['bin', 'src', 'test/checks', 'test/transform.cjs', ...tools.map(name => `tools/${name}`)];
const files = [
  ...parts,
  'docs',
  'README.md',
  'CHANGELOG.md',
  'imports',
  'dist',
  'versions.json',
  'package.json',
  'tsconfig.json',
  'jest.config.js',
];

let scratch: string;
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'new-check-'));
  for (const file of files) cpSync(join(packageRoot, file), join(scratch, file), { recursive: true });
  // None of these tests runs the command, which the setup builds.
  writeFileSync(join(scratch, 'test', 'setup.cjs'), 'module.exports = () => {};\n');
  symlinkSync(join(packageRoot, 'node_modules'), join(scratch, 'node_modules'));
});
afterAll(() => rmSync(scratch, { recursive: true }));

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: scratch, encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

test('a new check is registered, tested, planted and documented', () => {
  expect(run('tools/new-check.js', 'no-example-annotation')).toMatchObject({ status: 0 });
  expect(readFileSync(join(scratch, 'docs', 'checks', 'README.md'), 'utf8')).toContain('[no-example-annotation]');
  const jest = join('node_modules', 'jest', 'bin', 'jest.js');
  const suites = ['rules/no-example-annotation', 'registry', 'pages', 'planted'].map(each => `test/checks/${each}`);
  const { status, said } = run(jest, ...suites, '--maxWorkers=1', '-t', 'no-example-annotation');
  expect({ status, said }).toMatchObject({ status: 0, said: expect.stringMatching(/Tests: .* [1-9]\d* passed/) });
  expect(said).not.toMatch(/failed/);
}, 180_000);

test('an id that is taken or is not one changes nothing', () => {
  expect(run('tools/new-check.js', 'image-set')).toEqual({
    status: 2,
    said: 'error new-check: there is a check "image-set" already: src/checks/rules/image-set.ts.\n',
  });
  expect(run('tools/new-check.js', 'Image_Set')).toMatchObject({ status: 2 });
});
