import { nodeFileSystem } from '../../src/write/file-system.js';
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
        'diff --git a/production/api/.plainsail b/production/api/.plainsail',
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
      lines(
        'diff --git a/production/api/added.yaml b/production/api/added.yaml',
        'new file mode 100644',
        '--- /dev/null',
        '+++ b/production/api/added.yaml',
        '@@ -0,0 +1,1 @@',
        '+kind: ConfigMap',
      ),
    ],
    [
      'production/api/changed.yaml',
      lines(
        'diff --git a/production/api/changed.yaml b/production/api/changed.yaml',
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
      lines(
        'diff --git a/production/api/removed.yaml b/production/api/removed.yaml',
        'deleted file mode 100644',
        '--- a/production/api/removed.yaml',
        '+++ /dev/null',
        '@@ -1,1 +0,0 @@',
        '-kind: Service',
      ),
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
  expect(seen.map(({ before, after }) => [[...before.keys()], [...after.keys()].sort()])).toEqual([
    [
      ['production/api/.plainsail', 'production/api/changed.yaml', 'production/api/removed.yaml'],
      ['production/api/.plainsail', 'production/api/added.yaml', 'production/api/changed.yaml'],
    ],
  ]);
});

test('foreign files alone are not a difference', async () => {
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

test('a write that begins while a comparison reads is a problem, not a difference', async () => {
  const out = temporaryDirectory();
  write(request(out, units, old));
  let isFirst = true;
  const read = (path: string) => {
    if (isFirst) fill(out, { '.plainsail-write/journal': '[]' });
    isFirst = false;
    return nodeFileSystem.read(path);
  };
  const comparison = compare(request(out, units, rendered), { fileSystem: { ...nodeFileSystem, read } });
  await expect(comparison).rejects.toMatchObject({ problems: [{ id: 'write-unfinished' }] });
});

test('a write that never ended is a problem, not a difference', async () => {
  const out = temporaryDirectory({ '.plainsail-write/journal': '[]' });
  await expect(compare(request(out, units, rendered))).rejects.toMatchObject({
    problems: [{ id: 'write-unfinished', message: expect.stringContaining(`"${out}" is half old, half new`) }],
  });
});
