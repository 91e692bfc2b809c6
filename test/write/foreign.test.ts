import { unlinkSync } from 'node:fs';
import { type FileSystem, nodeFileSystem } from '../../src/write/file-system.js';
import { write } from '../../src/write/index.js';
import { contentsOf, fill, request, temporaryDirectory } from './directory.js';
import { problemsOf } from './problems.js';

const unit = 'production/api';
const ours = { 'production/api/a.yaml': 'a\n', 'production/api/b.yaml': 'b\n' };

test('foreign files are reported and stay as they are, in a unit that vanishes too', () => {
  const mine = {
    'production/api/notes.md': 'mine',
    'production/api/deep/er/.env': 'mine',
    'production/README': 'mine',
  };
  const out = temporaryDirectory(mine);
  expect(write(request(out, [unit], ours)).foreign).toEqual(['production/api/deep/er/.env', 'production/api/notes.md']);
  write(request(out, [unit], {}));
  expect(contentsOf(out)).toEqual(mine);
});

test('a foreign folder stays, an empty one and a hidden one too', () => {
  const out = temporaryDirectory({ 'production/api/empty/': '', 'production/api/.git/HEAD': 'ref' });
  expect(write(request(out, [unit], ours)).foreign).toEqual([]);
  write(request(out, [unit], {}));
  expect(contentsOf(out)).toEqual({ 'production/api/.git/HEAD': 'ref', 'production/api/empty/': '' });
});

test('a foreign link is never followed and stays', () => {
  const elsewhere = temporaryDirectory({ 'a.yaml': 'mine' });
  const out = temporaryDirectory({ 'production/api/link': `-> ${elsewhere}` });
  expect(write(request(out, [unit], ours)).foreign).toEqual(['production/api/link']);
  write(request(out, [unit], {}));
  expect(contentsOf(out)).toEqual({ 'production/api/link': `-> ${elsewhere}` });
  expect(contentsOf(elsewhere)).toEqual({ 'a.yaml': 'mine' });
});

test('a file with the same content becomes ours: a clone without inventories, or the output of another tool', () => {
  const out = temporaryDirectory(ours);
  expect(write(request(out, [unit], ours))).toMatchObject({ added: ['production/api/.plainsail'], changed: [] });
  write(request(out, [unit], { 'production/api/a.yaml': 'new\n' }));
  expect(contentsOf(out)).toEqual({ 'production/api/.plainsail': 'a.yaml\n', 'production/api/a.yaml': 'new\n' });
});

describe('a file with another content', () => {
  test('is not replaced where there is no inventory', () => {
    const out = temporaryDirectory({ 'production/api/a.yaml': 'mine', 'production/api/b.yaml': 'mine' });
    const before = contentsOf(out);
    expect(problemsOf(() => write(request(out, [unit], ours)))).toEqual([
      {
        id: 'write-foreign',
        severity: 'error',
        message: `"${out}/production/api/a.yaml", "${out}/production/api/b.yaml" would be replaced, but there is no "${out}/production/api/.plainsail" that lists them, so they may be somebody's own work.`,
        hint: 'Move what is to be kept somewhere else and delete the rest; files with the same content need not be moved.',
      },
    ]);
    expect(contentsOf(out)).toEqual(before);
  });

  test('is not replaced where the inventory does not list it', () => {
    const out = temporaryDirectory();
    write(request(out, [unit], { 'production/api/a.yaml': 'a\n' }));
    fill(out, { 'production/api/b.yaml': 'mine' });
    const before = contentsOf(out);
    const [problem] = problemsOf(() => write(request(out, [unit], ours)));
    expect(problem?.message).toContain(`but "${out}/production/api/.plainsail" does not list them`);
    expect(contentsOf(out)).toEqual(before);
  });

  test('is replaced where it is ours, whoever edited it', () => {
    const out = temporaryDirectory();
    write(request(out, [unit], ours));
    fill(out, { 'production/api/a.yaml': 'edited' });
    expect(write(request(out, [unit], ours)).changed).toEqual(['production/api/a.yaml']);
    expect(contentsOf(out)).toMatchObject(ours);
  });

  test('is named with the first five of its unit and the number of the rest', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(name => `production/api/${name}.yaml`);
    const out = temporaryDirectory(Object.fromEntries(names.map(name => [name, 'mine'])));
    const rendered = Object.fromEntries(names.toReversed().map(name => [name, 'ours']));
    const [problem] = problemsOf(() => write(request(out, [unit], rendered)));
    expect(problem?.message).toContain('/e.yaml" and 2 more would be replaced');
  });
});

test('an inventory with the markers of a merge conflict counts for both sides', () => {
  const out = temporaryDirectory({
    ...ours,
    'production/api/c.yaml': 'c\n',
    'production/api/.plainsail': '<<<<<<< HEAD\r\na.yaml\r\n=======\r\nb.yaml\r\nc.yaml\r\n>>>>>>> topic\r\n',
  });
  const rendered = { 'production/api/a.yaml': 'new\n', 'production/api/b.yaml': 'new\n' };
  expect(write(request(out, [unit], rendered)).removed).toEqual(['production/api/c.yaml']);
  expect(contentsOf(out)).toEqual({ 'production/api/.plainsail': 'a.yaml\nb.yaml\n', ...rendered });
});

test('a file that appears at the last moment is not replaced', () => {
  const out = temporaryDirectory({ 'production/api/': '' });
  const fileSystem = afterJournal(() => fill(out, { 'production/api/a.yaml': 'mine' }));
  const [problem] = problemsOf(() => write(request(out, [unit], ours), { fileSystem }));
  expect(problem).toMatchObject({
    id: 'write-foreign',
    message: `"${out}/production/api/a.yaml" appeared while plainsail was writing, so it was not replaced.`,
  });
  expect(contentsOf(out)).toEqual({ 'production/api/a.yaml': 'mine' });
});

test.each([
  ['folder', { 'production/api/a.yaml/notes.md': 'mine' }],
  ['link', { 'production/api/a.yaml': '-> notes.md' }],
])('a %s that comes into the place of a file of ours at the last moment is not lost', (_, mine) => {
  for (const rendered of [{ 'production/api/a.yaml': 'new\n' }, { 'production/api/b.yaml': 'new\n' }]) {
    const out = temporaryDirectory();
    write(request(out, [unit], ours));
    const fileSystem = afterJournal(() => {
      unlinkSync(`${out}/production/api/a.yaml`);
      fill(out, mine);
    });
    const problems = problemsOf(() => write(request(out, [unit], rendered), { fileSystem }));
    expect(problems.map(({ id }) => id)).toEqual(['write-foreign']);
    expect(contentsOf(out)).toEqual({
      'production/api/.plainsail': 'a.yaml\nb.yaml\n',
      'production/api/b.yaml': 'b\n',
      ...mine,
    });
  }
});

test('a file that comes at the last moment into a folder that is to go keeps it', () => {
  const out = temporaryDirectory();
  write(request(out, [unit], { ...ours, 'production/api/old/c.yaml': 'c\n' }));
  const fileSystem = afterJournal(() => fill(out, { 'production/api/old/notes.md': 'mine' }));
  write(request(out, [unit], ours), { fileSystem });
  expect(contentsOf(out)).toEqual({
    'production/api/.plainsail': 'a.yaml\nb.yaml\n',
    ...ours,
    'production/api/old/notes.md': 'mine',
  });
});

/** Does something as soon as the journal is written. */
function afterJournal(work: () => void): FileSystem {
  const rename = (from: string, to: string) => {
    nodeFileSystem.rename(from, to);
    if (to.endsWith('/journal')) work();
  };
  return { ...nodeFileSystem, rename };
}
