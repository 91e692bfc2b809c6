import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'plainsail-compiled-'));
const root = join(folder, 'node_modules', 'pkg');
const write = (path: string, text: string) => writeFileSync(join(root, path), text);
const kept = () => {
  const cache = join(folder, 'node_modules', '.cache', 'plainsail');
  return join(cache, readdirSync(cache)[0] as string);
};

beforeAll(() => mkdirSync(root, { recursive: true }));
afterAll(() => rmSync(folder, { recursive: true }));

/** What the package says when it is loaded in a process that keeps compiled code. */
const said = () => {
  const keeper = JSON.stringify(resolve('bin', 'compiled.cjs'));
  const program = `require(${keeper}).keepCompiled(${JSON.stringify(root)});
    Promise.resolve(require(${JSON.stringify(root)})).then(said => console.log(JSON.stringify(said)));`;
  return JSON.parse(execFileSync(process.execPath, ['-e', program], { encoding: 'utf8' }));
};

test('compiled code is kept, used again, and made anew for a module that changed', () => {
  write('index.js', `module.exports = [require('./other').value, __dirname.endsWith('pkg'), require.main === module];`);
  write('other.js', `exports.value = 1;`);
  expect(said()).toEqual([1, true, false]);
  const { mtimeMs } = statSync(kept());
  expect(readFileSync(kept(), 'utf8')).toContain('other.js');
  expect(said()).toEqual([1, true, false]);
  expect(statSync(kept()).mtimeMs).toBe(mtimeMs);
  write('other.js', `exports.value = 2;`);
  expect(said()).toEqual([2, true, false]);
});

test('code that another engine has kept is made anew', () => {
  write('index.js', `module.exports = require('./other').value + 1;`);
  said();
  const bytes = readFileSync(kept(), 'latin1');
  const tag = /"tag":(\d+)/.exec(bytes)?.[1] as string;
  writeFileSync(kept(), bytes.replace(tag, tag.replace(/./g, '0')), 'latin1');
  expect(said()).toBe(3);
  expect(readFileSync(kept(), 'latin1')).toContain(`"tag":${tag}`);
});

test.each([
  ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 20)],
  ['overwritten', (bytes: Buffer) => Buffer.from(bytes).fill(0, bytes.length - 40)],
  ['empty', () => Buffer.alloc(0)],
])('a kept file that is %s does no harm', (_, damaged) => {
  write('index.js', `module.exports = { fine: true };`);
  said();
  writeFileSync(kept(), damaged(readFileSync(kept())));
  expect(said()).toEqual({ fine: true });
});

test('code that imports is left to Node', () => {
  write('index.js', `module.exports = import('./module.mjs').then(({ value }) => value);`);
  write('module.mjs', `export const value = 'imported';`);
  expect([said(), said()]).toEqual(['imported', 'imported']);
});

test('a stack has the places of the file', () => {
  write('index.js', `module.exports = [new Error('here').stack.split('\\n')[1].replace(/.*js:/, '')];`);
  expect([said(), said()]).toEqual([['1:19)'], ['1:19)']]);
});
