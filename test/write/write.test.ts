import { lstatSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { nodeFileSystem } from '../../src/write/file-system.js';
import { write } from '../../src/write/index.js';
import { contentsOf, fill, request, temporaryDirectory } from './directory.js';
import { faultAt, systemError } from './faults.js';
import { errorOf } from './problems.js';
import { files, inventories, units } from './two-units.js';

const longAgo = new Date('2001-02-03T04:05:06Z');

test('the output directory is made, with an inventory in each unit and nothing else', () => {
  const out = join(temporaryDirectory(), 'not/there/yet');
  const changes = write(request(out, units, files));
  expect(contentsOf(out)).toEqual({ ...inventories, ...files });
  expect(changes).toEqual({
    added: Object.keys({ ...inventories, ...files }).sort(),
    changed: [],
    removed: [],
    unchanged: [],
    foreign: [],
  });
});

test('a run that fails leaves none of the folders that it has made', () => {
  const parent = temporaryDirectory({ 'there/': '' });
  const review = () => {
    throw new Error('refused');
  };
  expect(() => write(request(join(parent, 'there/not/yet'), units, files), { review })).toThrow('refused');
  expect(contentsOf(parent)).toEqual({ 'there/': '' });
});

test('only what differs is written; the rest keeps its time', () => {
  const out = temporaryDirectory();
  write(request(out, units, files));
  for (const path of Object.keys(files)) utimesSync(join(out, path), longAgo, longAgo);
  const changes = write(request(out, units, { ...files, 'production/api/deployment-api.yaml': 'kind: Other\n' }));
  expect(changes).toMatchObject({ added: [], changed: ['production/api/deployment-api.yaml'], removed: [] });
  expect(statSync(join(out, 'production/api/templates/secret.yaml')).mtime).toEqual(longAgo);
  expect(statSync(join(out, 'production/worker/deployment-worker.yaml')).mtime).toEqual(longAgo);
  expect(statSync(join(out, 'production/api/deployment-api.yaml')).mtime).not.toEqual(longAgo);
});

test('a run with nothing to do changes nothing at all, and needs no permission to', () => {
  const out = temporaryDirectory();
  write(request(out, units, files));
  for (const folder of ['', ...readdirSync(out)]) utimesSync(join(out, folder), longAgo, longAgo);
  const changes = write(request(out, units, files), faultAt(1, 'break'));
  expect(changes).toMatchObject({ added: [], changed: [], removed: [] });
  expect(changes.unchanged).toHaveLength(5);
  expect(statSync(out).mtime).toEqual(longAgo);
});

test('a run with nothing to do but to clear what a killed one left has nothing to show', () => {
  const out = temporaryDirectory();
  write(request(out, units, files));
  fill(out, { '.plainsail-write/new-0': 'left' });
  const review = () => {
    throw new Error('shown');
  };
  expect(write(request(out, units, files), { review })).toMatchObject({ added: [], changed: [], removed: [] });
  expect(contentsOf(out)).toEqual({ ...inventories, ...files });
});

test('a file that goes while a run looks for something to do is looked for again, when no other run is at work', () => {
  const out = temporaryDirectory();
  write(request(out, units, files));
  let times = 1;
  const read = (path: string) => {
    if (times-- > 0) throw systemError('ENOENT', 'open', path);
    return nodeFileSystem.read(path);
  };
  const changes = write(request(out, units, files), { fileSystem: { ...nodeFileSystem, read } });
  expect(changes).toMatchObject({ added: [], changed: [], removed: [] });
});

test('a folder that keeps files needs no permission to be removed', () => {
  const out = temporaryDirectory();
  write(request(out, units, files));
  const removeFolder = (path: string) => {
    if (path.endsWith('/production')) throw systemError('EACCES', 'rmdir', path);
    nodeFileSystem.removeFolder(path);
  };
  const left = { 'production/worker/deployment-worker.yaml': 'kind: Deployment\n' };
  write(request(out, units, left), { fileSystem: { ...nodeFileSystem, removeFolder } });
  expect(contentsOf(out)).toEqual({
    'production/worker/.plainsail': inventories['production/worker/.plainsail'],
    ...left,
  });
});

test('files are plain ones that others can read', () => {
  const out = temporaryDirectory();
  write(request(out, units, files));
  const mode = lstatSync(join(out, 'production/api/deployment-api.yaml')).mode & 0o777;
  expect(mode).toBe(0o666 & ~process.umask());
});

test('a change of one byte, of the length alone and of bytes that are not text are all seen', () => {
  const out = temporaryDirectory();
  const path = 'production/api/deployment-api.yaml';
  for (const text of ['ab', 'ac', 'a', '', 'é', 'é', '\uFFFD', '\uFEFFa', 'a\r\n', '🚢']) {
    write(request(out, units, { ...files, [path]: text }));
    expect(contentsOf(out)[path]).toBe(text);
    expect(write(request(out, units, { ...files, [path]: text })).changed).toEqual([]);
  }
});

describe('what is no longer rendered', () => {
  test('goes, with the folders it leaves empty', () => {
    const out = temporaryDirectory();
    write(request(out, units, files));
    const left = Object.entries(files).filter(([path]) => !path.includes('templates'));
    const changes = write(request(out, units, Object.fromEntries(left)));
    expect(changes.removed).toEqual(['production/api/templates/secret.yaml']);
    expect(Object.keys(contentsOf(out))).not.toContainEqual(expect.stringContaining('templates'));
  });

  test('goes when its whole unit went, even when the run does not name it', () => {
    const out = temporaryDirectory();
    write(request(out, units, files));
    write(request(out, ['production/worker'], { 'production/worker/deployment-worker.yaml': 'kind: Deployment\n' }));
    expect(Object.keys(contentsOf(out))).toEqual([
      'production/worker/.plainsail',
      'production/worker/deployment-worker.yaml',
    ]);
  });

  test('goes when the last unit went', () => {
    const out = temporaryDirectory();
    write(request(out, ['api'], { 'api/a.yaml': 'a' }));
    write(request(out, ['api'], {}));
    expect(contentsOf(out)).toEqual({});
  });

  test.each([
    ['deeper', units, files, inventories],
    ['higher', [''], { 'a.yaml': 'a' }, { '.plainsail': 'a.yaml\n' }],
  ])(
    'stays in a unit that is %s than those of the run: the output directory may be wrong',
    (_, before, texts, lists) => {
      const parent = temporaryDirectory();
      write(request(join(parent, 'dist'), before, texts));
      write(request(parent, ['staging/api'], { 'staging/api/a.yaml': 'a' }));
      expect(contentsOf(join(parent, 'dist'))).toEqual({ ...texts, ...lists });
    },
  );
});

test('what changes is reported in the order of the paths', () => {
  const out = temporaryDirectory({ 'u/z': 'mine', 'u/y': 'mine' });
  const names = ['u/d', 'u/a', 'u/c', 'u/b'];
  const all = (text: string) => Object.fromEntries(names.map(name => [name, text]));
  expect(write(request(out, ['u'], all('1'))).added).toEqual(['u/.plainsail', 'u/a', 'u/b', 'u/c', 'u/d']);
  const changes = write(request(out, ['u'], { ...all('2'), 'u/d': '1', 'u/c': '1' }));
  expect(changes).toEqual({
    added: [],
    changed: ['u/a', 'u/b'],
    removed: [],
    unchanged: ['u/.plainsail', 'u/c', 'u/d'],
    foreign: ['u/y', 'u/z'],
  });
  expect(write(request(out, ['u'], {})).removed).toEqual(['u/.plainsail', 'u/a', 'u/b', 'u/c', 'u/d']);
});

test('the output directory may be a link', () => {
  const real = temporaryDirectory();
  const link = join(temporaryDirectory({ link: `-> ${real}` }), 'link');
  write(request(link, units, files));
  expect(contentsOf(real)).toEqual({ ...inventories, ...files });
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
});

test('a file may become a folder and a folder a file', () => {
  const out = temporaryDirectory();
  write(request(out, ['u'], { 'u/a': '1', 'u/b/c': '2', 'u/b/d/e': '3' }));
  write(request(out, ['u'], { 'u/a/x/y': '4', 'u/b': '5' }));
  expect(contentsOf(out)).toEqual({ 'u/.plainsail': 'a/x/y\nb\n', 'u/a/x/y': '4', 'u/b': '5' });
});

test('what a killed run leaves behind is kept out of version control', () => {
  const lasting = Array.from({ length: 40 }, (_, step) => {
    const out = temporaryDirectory();
    errorOf(() => write(request(out, units, files), faultAt(step, 'die after')));
    return contentsOf(out);
  }).filter(contents => '.plainsail-write/journal' in contents);
  expect(lasting.length).toBeGreaterThan(0);
  for (const contents of lasting) expect(contents['.plainsail-write/.gitignore']).toBe('*\n');
});
