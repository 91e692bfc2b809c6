import { spawnSync } from 'node:child_process';
import { applyPatch } from 'diff';
import { compare, write } from '../../src/write/index.js';
import { loadDiffer } from '../../src/write/unified-diff.js';
import { type Contents, contentsOf, inOrder, request, temporaryDirectory } from './directory.js';

const numbered = (word: string) => Array.from({ length: 4000 }, (_, line) => `${word} ${line}\n`).join('');
const cases: readonly (readonly [string, Contents, Contents])[] = [
  ['the last line has no end', { 'u/a': 'a\nb' }, { 'u/a': 'a\nc' }],
  ['the end of the last line comes', { 'u/a': 'a\nb' }, { 'u/a': 'a\nb\n' }],
  ['the end of the last line goes', { 'u/a': 'a\n' }, { 'u/a': 'a' }],
  ['a file comes', { 'u/a': 'a\n' }, { 'u/a': 'a\n', 'u/new/b': 'b\nc\n' }],
  ['a file goes', { 'u/a': 'a\n', 'u/old/b': 'b\nc' }, { 'u/a': 'a\n' }],
  ['an empty file comes', { 'u/a': 'a\n' }, { 'u/a': 'a\n', 'u/b': '' }],
  ['an empty file goes', { 'u/a': 'a\n', 'u/b': '' }, { 'u/a': 'a\n' }],
  ['a file was empty', { 'u/a': '', 'u/b': '1\n' }, { 'u/a': 'a\nb\n', 'u/b': '2\n' }],
  ['a file will be empty', { 'u/a': 'a\nb\n', 'u/b': '1\n' }, { 'u/a': '', 'u/b': '2\n' }],
  ['other ends of lines', { 'u/a': 'a\r\nb\rc\n' }, { 'u/a': 'a\nb\rd\n' }],
  ['names with spaces', { 'u/a b': 'a\n' }, { 'u/a b': 'b\n', 'u/c  d': 'c\n' }],
  ['names with quotes, colons and other letters', { 'u/"ä': 'a\n' }, { 'u/"ä': 'b\n', 'u/x:y': 'c\n' }],
  ['lines that look like a diff', { 'u/a': '-- a/x\n@@ -1 +1 @@\n' }, { 'u/a': '++ b/x\n@@ -1 +1 @@\n' }],
  ['nothing in common', { 'u/a': numbered('a'), 'u/b': '1\n' }, { 'u/a': numbered('b'), 'u/b': '2\n' }],
];

const tools = [
  ['git', 'apply'],
  ['patch', '-p1', '--binary', '--batch'],
] as const;
const installed = tools.filter(([tool]) => spawnSync(tool, ['--version']).status === 0);

test.each(cases)('a diff can be applied: %s', async (_, before, after) => {
  const out = temporaryDirectory();
  write(request(out, ['u'], before));
  const { diffs, replacement } = await compare(request(out, ['u'], after));
  for (const [path, diff] of diffs) {
    expect(applyPatch(replacement.before.get(path) ?? '', diff)).toBe(replacement.after.get(path) ?? '');
  }
  for (const [tool, ...options] of installed) {
    const copy = temporaryDirectory(contentsOf(out));
    const input = [...diffs.values()].join('');
    const { status, stderr } = spawnSync(tool, options, { cwd: copy, input, encoding: 'utf8' });
    expect([tool, status, stderr]).toEqual([tool, 0, '']);
    const inventory = Object.keys(after)
      .sort()
      .map(path => `${path.slice(2)}\n`);
    expect(contentsOf(copy)).toEqual(inOrder({ ...after, 'u/.plainsail': inventory.join('') }));
  }
});

test('texts that differ in more lines than anybody reads are shown one after the other', async () => {
  const differ = await loadDiffer();
  const around = (word: string) => `${numbered(word)}same\n`;
  const lines = differ('u/a', around('a'), around('b')).split('\n');
  expect(lines.slice(0, 5)).toEqual([
    'diff --git a/u/a b/u/a',
    '--- a/u/a',
    '+++ b/u/a',
    '@@ -1,4001 +1,4001 @@',
    '-a 0',
  ]);
  expect([lines.indexOf('-same'), lines.indexOf('+b 0'), lines.indexOf('+same')]).toEqual([4004, 4005, 8005]);
});

test('a difference in what is not shown is named', async () => {
  const out = temporaryDirectory();
  write(request(out, ['u'], { 'u/a': 'before' }));
  const nothing = new Map([['u/a', '…']]);
  const shown = () => ({ before: nothing, after: nothing });
  const { diffs } = await compare(request(out, ['u'], { 'u/a': 'after' }), { shown });
  expect([...diffs.values()]).toEqual(['Files a/u/a and b/u/a differ in what is not shown.\n']);
});
