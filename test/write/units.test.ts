import { nodeFileSystem } from '../../src/write/file-system.js';
import { write } from '../../src/write/index.js';
import { contentsOf, fill, request, temporaryDirectory } from './directory.js';
import { systemError } from './faults.js';
import { files, inventories, units } from './two-units.js';

describe('a run of some units', () => {
  test('leaves the others alone', () => {
    const out = temporaryDirectory();
    write(request(out, units, files));
    const changes = write(request(out, ['production/api'], { 'production/api/b.yaml': 'b' }, false));
    expect(changes.removed).toEqual(['production/api/deployment-api.yaml', 'production/api/templates/secret.yaml']);
    expect(contentsOf(out)).toEqual({
      'production/api/.plainsail': 'b.yaml\n',
      'production/api/b.yaml': 'b',
      'production/worker/.plainsail': inventories['production/worker/.plainsail'],
      'production/worker/deployment-worker.yaml': files['production/worker/deployment-worker.yaml'],
    });
  });

  test('removes a unit that has no files any more', () => {
    const out = temporaryDirectory();
    write(request(out, units, files));
    write(request(out, ['production/api'], {}, false));
    expect(Object.keys(contentsOf(out))).toEqual(Object.keys(contentsOf(out)).filter(path => path.includes('worker')));
  });

  test('leaves a unit inside a unit alone', () => {
    const out = temporaryDirectory();
    write(request(out, ['production', 'production/api'], { 'production/a.yaml': 'a', 'production/api/b.yaml': 'b' }));
    expect(write(request(out, ['production'], { 'production/c.yaml': 'c' }, false)).foreign).toEqual([]);
    expect(contentsOf(out)).toEqual({
      'production/.plainsail': 'c.yaml\n',
      'production/api/.plainsail': 'b.yaml\n',
      'production/api/b.yaml': 'b',
      'production/c.yaml': 'c',
    });
  });
});

test('files outside of the units belong to the output directory itself', () => {
  const out = temporaryDirectory({ 'README.md': 'mine' });
  write(request(out, ['production/api'], { 'a.yaml': 'a', 'production/b.yaml': 'b', 'production/api/c.yaml': 'c' }));
  expect(contentsOf(out)).toMatchObject({ '.plainsail': 'a.yaml\nproduction/b.yaml\n' });
  write(request(out, ['production/api'], { 'production/api/c.yaml': 'c' }));
  expect(contentsOf(out)).toEqual({
    'README.md': 'mine',
    'production/api/.plainsail': 'c.yaml\n',
    'production/api/c.yaml': 'c',
  });
});

test('a folder of a unit may become a unit of its own', () => {
  const out = temporaryDirectory();
  write(request(out, ['production'], { 'production/api/a.yaml': 'a', 'production/api/b.yaml': 'b' }));
  fill(out, { 'production/api/notes.md': 'mine' });
  const changes = write(request(out, ['production', 'production/api'], { 'production/api/b.yaml': 'new' }));
  expect(changes).toEqual({
    added: ['production/api/.plainsail'],
    changed: ['production/api/b.yaml'],
    removed: ['production/.plainsail', 'production/api/a.yaml'],
    unchanged: [],
    foreign: ['production/api/notes.md'],
  });
});

test('what lies deeper than the units is not even looked at', () => {
  const out = temporaryDirectory({ 'elsewhere/other/private/x': 'mine' });
  const list = (path: string) => {
    if (path.endsWith('/private')) throw systemError('EACCES', 'scandir', path);
    return nodeFileSystem.list(path);
  };
  write(request(out, units, files), { fileSystem: { ...nodeFileSystem, list } });
  expect(contentsOf(out)).toMatchObject(files);
});

test('what a run of the whole fleet holds back stays as it is, also when it is all there is', () => {
  const out = temporaryDirectory({ 'production/gone/.plainsail': 'a.yaml\n', 'production/gone/a.yaml': '' });
  write(request(out, units, files, false));
  const worker = { 'production/worker/deployment-worker.yaml': 'kind: Other\n' };
  const changes = write({ ...request(out, ['production/worker'], worker), heldBack: ['production/api'] });
  expect(changes).toMatchObject({
    added: [],
    changed: ['production/worker/deployment-worker.yaml'],
    removed: ['production/gone/.plainsail', 'production/gone/a.yaml'],
  });
  expect(contentsOf(out)).toEqual({ ...inventories, ...files, ...worker });

  fill(out, { 'production/gone/.plainsail': 'a.yaml\n' });
  expect(write({ ...request(out, [], {}), heldBack: units })).toMatchObject({
    added: [],
    changed: [],
    removed: ['production/gone/.plainsail'],
  });
  expect(contentsOf(out)).toEqual({ ...inventories, ...files, ...worker });
});
