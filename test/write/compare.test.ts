import { applyPatch } from 'diff';
import { compare, type Replacement, write } from '../../src/write/index.js';
import { contentsOf, fill, request, temporaryDirectory } from './directory.js';

const units = ['production/api'];
const lines = (...texts: string[]) => texts.map(text => `${text}\n`).join('');
const old = {
  'production/api/changed.yaml': lines('kind: Deployment', 'spec:', '  replicas: 2'),
  'production/api/removed.yaml': lines('kind: Service'),
  'production/api/same.yaml': lines('kind: Secret'),
};
const rendered = {
  'production/api/added.yaml': lines('kind: ConfigMap'),
  'production/api/changed.yaml': lines('kind: Deployment', 'spec:', '  replicas: 3'),
  'production/api/same.yaml': lines('kind: Secret'),
};

test('a comparison tells what would change, with a diff of each file, and writes nothing', async () => {
  const out = temporaryDirectory();
  write(request(out, units, old));
  fill(out, { 'production/api/notes.md': 'mine' });
  const before = contentsOf(out);
  const { diffs, replacement, ...changes } = await compare(request(out, units, rendered));
  expect(changes).toEqual({
    upToDate: false,
    added: ['production/api/added.yaml'],
    changed: ['production/api/.plainsail', 'production/api/changed.yaml'],
    removed: ['production/api/removed.yaml'],
    unchanged: ['production/api/same.yaml'],
    foreign: ['production/api/notes.md'],
  });
  expect([...diffs]).toEqual([
    [
      'production/api/.plainsail',
      lines(
        '--- a/production/api/.plainsail',
        '+++ b/production/api/.plainsail',
        '@@ -1,3 +1,3 @@',
        '+added.yaml',
        ' changed.yaml',
        '-removed.yaml',
        ' same.yaml',
      ),
    ],
    [
      'production/api/added.yaml',
      lines('--- /dev/null', '+++ b/production/api/added.yaml', '@@ -0,0 +1,1 @@', '+kind: ConfigMap'),
    ],
    [
      'production/api/changed.yaml',
      lines(
        '--- a/production/api/changed.yaml',
        '+++ b/production/api/changed.yaml',
        '@@ -1,3 +1,3 @@',
        ' kind: Deployment',
        ' spec:',
        '-  replicas: 2',
        '+  replicas: 3',
      ),
    ],
    [
      'production/api/removed.yaml',
      lines('--- a/production/api/removed.yaml', '+++ /dev/null', '@@ -1,1 +0,0 @@', '-kind: Service'),
    ],
  ]);
  expect([...replacement.before.keys()]).toEqual([
    'production/api/.plainsail',
    'production/api/changed.yaml',
    'production/api/removed.yaml',
  ]);
  expect(replacement.after.get('production/api/changed.yaml')).toBe(rendered['production/api/changed.yaml']);
  expect(contentsOf(out)).toEqual(before);
});

test('a review sees what is about to change, and nothing else; what it throws keeps everything', () => {
  const out = temporaryDirectory();
  write(request(out, units, old));
  const before = contentsOf(out);
  const seen: Replacement[] = [];
  const review = (replacement: Replacement) => {
    seen.push(replacement);
    throw new Error('refused');
  };
  write(request(out, units, old), { review });
  expect(seen).toEqual([]);
  expect(() => write(request(out, units, rendered), { review })).toThrow('refused');
  expect(contentsOf(out)).toEqual(before);
  expect(seen.map(replacement => [[...replacement.before.keys()], [...replacement.after.keys()]])).toEqual([
    [
      ['production/api/.plainsail', 'production/api/changed.yaml', 'production/api/removed.yaml'],
      ['production/api/added.yaml', 'production/api/.plainsail', 'production/api/changed.yaml'],
    ],
  ]);
});

test('foreign files alone are no difference', async () => {
  const out = temporaryDirectory({ 'production/api/notes.md': 'mine' });
  write(request(out, units, rendered));
  const comparison = await compare(request(out, units, rendered));
  expect(comparison).toMatchObject({ upToDate: true, foreign: ['production/api/notes.md'], diffs: new Map() });
});

test('an output directory that does not exist is compared as an empty one, and not made', async () => {
  const parent = temporaryDirectory();
  const comparison = await compare(request(`${parent}/out`, units, rendered));
  expect(comparison.added).toHaveLength(4);
  expect(contentsOf(parent)).toEqual({});
});

test('a unit that the whole fleet no longer has is a difference', async () => {
  const out = temporaryDirectory();
  write(request(out, ['production/api', 'production/old'], { ...rendered, 'production/old/a.yaml': 'a' }));
  const comparison = await compare(request(out, units, rendered));
  expect(comparison.removed).toEqual(['production/old/.plainsail', 'production/old/a.yaml']);
  await expect(compare(request(out, units, rendered, false))).resolves.toMatchObject({ upToDate: true });
});

test.each([
  ['the last line has no end', 'a\nb', 'a\nc'],
  ['the end of the last line is the difference', 'a\n', 'a'],
  ['the file was empty', '', 'a\n'],
  ['the file will be empty', 'a\n', ''],
])('a diff can be applied: %s', async (_, before, after) => {
  const out = temporaryDirectory();
  write(request(out, units, { 'production/api/a.yaml': before }));
  const { diffs } = await compare(request(out, units, { 'production/api/a.yaml': after }));
  expect(applyPatch(before, diffs.get('production/api/a.yaml') ?? '')).toBe(after);
});

test('texts with nothing in common are only named', async () => {
  const text = (word: string) => Array.from({ length: 4000 }, (_, line) => `${word} ${line}\n`).join('');
  const out = temporaryDirectory();
  write(request(out, units, { 'production/api/a.yaml': text('before') }));
  const { diffs } = await compare(request(out, units, { 'production/api/a.yaml': text('after') }));
  expect([...diffs.values()]).toEqual([
    'Files a/production/api/a.yaml and b/production/api/a.yaml differ in more than 2000 lines\n',
  ]);
});

test('a write that never ended is a problem, not a difference', async () => {
  const out = temporaryDirectory({ '.plainsail-write/journal': '[]' });
  await expect(compare(request(out, units, rendered))).rejects.toMatchObject({
    problems: [{ id: 'write-unfinished', message: expect.stringContaining(`"${out}" is half old, half new`) }],
  });
});
