import { nodeFileSystem } from '../../src/write/file-system.js';
import { compare, write } from '../../src/write/index.js';
import { contentsOf, request, temporaryDirectory } from './directory.js';
import { systemError } from './faults.js';
import { problemsOf } from './problems.js';

const unit = 'production/api';
const ours = { 'production/api/a.yaml': 'a\n' };

test.each(['../a', '/a', 'a//b', 'a/', '', '.', 'a/../b', 'a\\b', 'a\nb', '.plainsail-write', '.plainsail-write/a'])(
  'a rendered path like %j is refused before anything is looked at',
  path => {
    const out = `${temporaryDirectory()}/out`;
    expect(problemsOf(() => write(request(out, [], { [path]: 'a', ...ours })))).toMatchObject([
      { id: 'write-unsafe-path', message: `"${path}" is not a path inside the output directory.` },
    ]);
  },
);

test('a unit outside is refused, and what it is said to own stays', () => {
  const parent = temporaryDirectory({ 'other/.plainsail': 'a\n', 'other/a': 'mine' });
  const before = contentsOf(parent);
  const problems = problemsOf(() => write(request(`${parent}/out`, ['../other', '.plainsail-write'], ours)));
  expect(problems.map(({ message }) => message)).toEqual([
    '"../other" is not a path inside the output directory.',
    '".plainsail-write" is not a path inside the output directory.',
  ]);
  expect(contentsOf(parent)).toEqual(before);
});

test('names with dots, colons, spaces and other letters are fine', () => {
  const out = temporaryDirectory();
  const files = { 'u/..a': '1', 'u/a..': '2', 'u/role-system:node.yaml': '3', 'u/ä ü/…': '4', 'u/.hidden/x': '5' };
  write(request(out, ['u'], files));
  expect(contentsOf(out)).toMatchObject(files);
});

test.each(['b', 'b/c'])('a path that is a file and a folder with "%s" is refused', below => {
  const out = temporaryDirectory();
  expect(
    problemsOf(() => write(request(out, [unit], { ...ours, [`production/api/a.yaml/${below}`]: 'b' }))),
  ).toMatchObject([
    {
      id: 'write-file-and-folder',
      message: '"production/api/a.yaml" is rendered as a file and as the folder of other files.',
    },
  ]);
});

test.each(['production/api/', 'production/', 'production/api/templates/', ''])(
  'an inventory that the renderer got wrong is refused: in "%s"',
  folder => {
    const out = temporaryDirectory();
    const rendered = { ...ours, 'production/api/templates/c': '', [`${folder}.plainsail`]: 'b.yaml\n' };
    expect(problemsOf(() => write(request(out, [unit], rendered)))).toMatchObject([
      { id: 'write-inventory', message: expect.stringContaining(`"${folder}.plainsail" does not list exactly`) },
    ]);
  },
);

test('an inventory that the renderer got right is one', () => {
  const out = temporaryDirectory();
  const rendered = { ...ours, 'production/api/.plainsail': 'a.yaml\n' };
  write(request(out, [unit], rendered));
  expect(contentsOf(out)).toEqual(rendered);
});

test('a file in place of the output directory is a problem', () => {
  const out = `${temporaryDirectory({ file: 'mine' })}/file`;
  expect(problemsOf(() => write(request(out, [unit], ours)))).toMatchObject([
    { id: 'write-blocked', message: `"${out}" is not a directory.` },
  ]);
  expect(problemsOf(() => write(request(`${out}/below`, [unit], ours)))).toMatchObject([
    { id: 'write-failed', message: expect.stringContaining('a part of the path is not a folder (ENOTDIR') },
  ]);
});

test('a link to nowhere in place of the output directory is a problem', () => {
  const out = `${temporaryDirectory({ link: '-> nowhere' })}/link`;
  expect(problemsOf(() => write(request(out, [unit], ours)))).toMatchObject([{ id: 'write-failed' }]);
});

test('a link to nowhere above the output directory is a problem, and nobody waits for it', () => {
  const parent = temporaryDirectory({ link: '-> nowhere' });
  const begin = Date.now();
  expect(problemsOf(() => write(request(`${parent}/link/dist`, [unit], ours)))).toMatchObject([
    {
      id: 'write-failed',
      message: expect.stringContaining(`something else is in the way (EEXIST at "${parent}/link")`),
    },
  ]);
  expect(Date.now() - begin).toBeLessThan(5000);
  expect(contentsOf(parent)).toEqual({ link: '-> nowhere' });
});

test('a name that is too long for the system is a problem, and nothing is left of it', () => {
  const out = temporaryDirectory();
  write(request(out, [unit], ours));
  const before = contentsOf(out);
  const tooLong = { ...ours, [`production/api/${'n'.repeat(300)}.yaml`]: 'b' };
  expect(problemsOf(() => write(request(out, [unit], tooLong)))).toMatchObject([
    { id: 'write-failed', message: expect.stringContaining('(ENAMETOOLONG at ') },
  ]);
  expect(contentsOf(out)).toEqual(before);
});

test('what cannot be moved is named with where it was to go', () => {
  const out = temporaryDirectory();
  write(request(out, [unit], ours));
  const before = contentsOf(out);
  const rename = (from: string, to: string) => {
    if (to.includes('/old-')) throw Object.assign(systemError('EBUSY', 'rename', from), { dest: to });
    nodeFileSystem.rename(from, to);
  };
  const fileSystem = { ...nodeFileSystem, rename };
  const [problem] = problemsOf(() => write(request(out, [unit], { 'production/api/a.yaml': 'b' }), { fileSystem }));
  const places = `at "${out}/production/api/a.yaml" to be "${out}/.plainsail-write/old-0"`;
  expect(problem?.message).toContain(`something is in use (EBUSY ${places})`);
  expect(contentsOf(out)).toEqual(before);
});

test('a folder in place of a file is a problem', () => {
  const out = temporaryDirectory({ 'production/api/a.yaml/mine': 'mine' });
  expect(problemsOf(() => write(request(out, [unit], ours)))).toMatchObject([
    { id: 'write-blocked', message: `"${out}/production/api/a.yaml" is a folder: nothing can be written there.` },
  ]);
});

test('a file in place of a folder is a problem', () => {
  const out = temporaryDirectory({ 'production/api': 'mine' });
  expect(problemsOf(() => write(request(out, [unit], ours)))).toMatchObject([
    { id: 'write-blocked', message: `"${out}/production/api" is a file: nothing can be written there.` },
  ]);
  expect(write(request(out, [unit], {}))).toMatchObject({ removed: [], foreign: [] });
  expect(contentsOf(out)).toEqual({ 'production/api': 'mine' });
});

test('every obstacle is reported at once', () => {
  const out = temporaryDirectory({ 'a/x': 'mine', 'b/x': 'mine', 'c/x/': '', 'd/x': '-> nowhere' });
  const files = { 'a/x': '1', 'b/x': '2', 'c/x': '3', 'd/x': '4' };
  const problems = problemsOf(() => write(request(out, ['a', 'b', 'c', 'd'], files)));
  expect(problems.map(({ id }) => id)).toEqual(['write-blocked', 'write-blocked', 'write-foreign', 'write-foreign']);
});

test.each([
  ['ENOSPC', 'no space is left on the disk', 'Free some space, then run again.'],
  ['EDQUOT', 'the disk quota is used up', 'Free some space, then run again.'],
  ['EROFS', 'the file system is read-only', expect.stringContaining('writable')],
  ['EACCES', 'permission denied', expect.stringContaining('writable')],
  ['ENAMETOOLONG', 'a name is longer than the system allows', expect.stringContaining('shorter name')],
  ['EXDEV', 'a folder in it lies on another file system', expect.stringContaining('one file system')],
  ['EXOTIC', 'the system refused', 'Run again when the cause is gone.'],
])('%s is explained, and the old tree is there', (code, reason, hint) => {
  const out = temporaryDirectory();
  write(request(out, [unit], ours));
  const before = contentsOf(out);
  const refuse = (path: string) => {
    throw systemError(code, 'open', path);
  };
  const fileSystem = { ...nodeFileSystem, write: refuse };
  const [problem] = problemsOf(() => write(request(out, [unit], { 'production/api/b.yaml': 'b' }), { fileSystem }));
  expect(problem).toMatchObject({ id: 'write-failed', hint });
  expect(problem?.message).toContain(
    `"${out}" cannot be read or written: ${reason} (${code} at "${out}/.plainsail-write/claim-`,
  );
  expect(contentsOf(out)).toEqual(before);
});

test('a directory that cannot be read is explained to a comparison too', async () => {
  const out = temporaryDirectory({ 'production/api/a.yaml': 'a' });
  const list = (path: string) => {
    throw systemError('EACCES', 'scandir', path);
  };
  const comparison = compare(request(out, [unit], ours), { fileSystem: { ...nodeFileSystem, list } });
  await expect(comparison).rejects.toMatchObject({ problems: [{ id: 'write-failed' }] });
});
