import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { UsageError } from '../../src/problem.js';
import { readSources } from '../../src/read/files.js';
import { readManifests } from '../../src/read/manifests.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plainsail-read-'));
  mkdirSync(join(folder, 'b', 'c'), { recursive: true });
  mkdirSync(join(folder, '.git'));
  for (const name of ['b/c/z.yml', 'b/a.yaml', 'a.json', 'B.yaml', 'notes.txt', '.git/x.yaml', '.hidden.yaml']) {
    writeFileSync(join(folder, name), name);
  }
  symlinkSync(folder, join(folder, 'b', 'loop'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = (...paths: readonly string[]) =>
  [...readSources(paths.map(path => join(folder, path)))].map(({ file, text }) => [
    file.slice(folder.length + 1),
    text,
  ]);
const refused = (...paths: readonly string[]): readonly string[] => {
  try {
    read(...paths);
    return [];
  } catch (error) {
    return (error as UsageError).problems.map(({ message }) => message.slice(folder.length + 1));
  }
};

test('a folder gives its YAML and JSON files at any depth, sorted by bytes', () => {
  expect(read('.').map(([file]) => file)).toEqual(['B.yaml', 'a.json', 'b/a.yaml', 'b/c/z.yml']);
});

test('a file that is named is read whatever it is called, and once', () => {
  expect(read('notes.txt', './notes.txt', 'b', 'b/../b/')).toEqual([
    ['notes.txt', 'notes.txt'],
    ['b/a.yaml', 'b/a.yaml'],
    ['b/c/z.yml', 'b/c/z.yml'],
  ]);
});

test('every path that does not exist is reported', () => {
  expect(refused('x', 'b', 'y')).toEqual(['x: no such file or folder', 'y: no such file or folder']);
});

test.each([
  ['binary', Buffer.from([0x7f, 0x45, 0, 1])],
  ['Latin-1', Buffer.from('name: \xe9', 'latin1')],
  ['UTF-16', Buffer.from('\ufeffname: a', 'utf16le')],
])('%s is not UTF-8 text', (_, bytes) => {
  writeFileSync(join(folder, 'a.json'), bytes);
  const { graph, problems } = readManifests(readSources([join(folder, 'a.json'), join(folder, 'b')]));
  expect(problems.map(({ message }) => message.slice(folder.length + 1))).toContain('a.json: not UTF-8 text');
  expect(problems).toHaveLength(3);
  expect(graph.objects).toEqual([]);
});

test('a byte order mark is not part of the text', () => {
  writeFileSync(join(folder, 'a.json'), '\ufeffa: é');
  expect(read('a.json')).toEqual([['a.json', 'a: é']]);
});

test.each([0, 1, 2].map(more => 256 * 1024 - 1 + more))('a file of %d bytes is read whole', size => {
  writeFileSync(join(folder, 'sized.yaml'), 'é'.repeat(size / 2).padEnd(size - Math.floor(size / 2), 'x'));
  writeFileSync(join(folder, 'sized2.yaml'), 'short');
  const [[, text] = [], [, next] = []] = read('sized.yaml', 'sized2.yaml');
  expect([Buffer.byteLength(`${text}`), next]).toEqual([size, 'short']);
  expect(text).toMatch(/^é+x?$/);
});

test('a file of more than 64 MiB is named, and not read', () => {
  writeFileSync(join(folder, 'huge.yaml'), '');
  truncateSync(join(folder, 'huge.yaml'), 64 * 1024 * 1024 + 1);
  const [source] = [...readSources([join(folder, 'huge.yaml')])];
  expect(source?.text).toBe('');
  expect(source?.fault?.message).toContain('67108865 bytes are too many; 67108864 are allowed');
});

test('a pipe that is written in parts is read to its end', () => {
  const lines = Array.from({ length: 3000 }, (_, i) => `# a line of a pipe, number ${i + 1}\n`).join('');
  const pipe = join(folder, 'pipe.yaml');
  execFileSync('mkfifo', [pipe]);
  spawn('bash', ['-c', '(for i in $(seq 3000); do echo "# a line of a pipe, number $i"; done) > "$0"', pipe]);
  const [source] = [...readSources([pipe])];
  expect(source?.text).toBe(lines);
});
