import { write } from '../../src/write/index.js';
import { contentsOf, fill, request, temporaryDirectory } from './directory.js';
import { problemsOf } from './problems.js';

const unit = 'production/api';
const ours = { 'production/api/a.yaml': 'a\n' };
const mine = { 'victim.txt': 'mine', 'folder/victim.txt': 'mine' };

describe('an inventory', () => {
  test.each([
    '../victim.txt',
    '../../victim.txt',
    '../../../victim.txt',
    'x/../../../victim.txt',
    './../victim.txt',
    '/victim.txt',
    '//victim.txt',
    '..\\..\\victim.txt',
    'folder/',
    '.',
    '',
    '..',
  ])('that lists "%s" leads nowhere', line => {
    const parent = temporaryDirectory({ ...mine, 'out/victim.txt': 'mine', 'out/production/victim.txt': 'mine' });
    const before = contentsOf(parent);
    fill(parent, { 'out/production/api/.plainsail': `${line}\n${parent}/victim.txt\n` });
    write(request(`${parent}/out`, [unit], {}));
    expect(contentsOf(parent)).toEqual(before);
  });

  test('does not lead through a link', () => {
    const elsewhere = temporaryDirectory(mine);
    const out = temporaryDirectory({
      'production/api/link': `-> ${elsewhere}`,
      'production/api/.plainsail': 'link/victim.txt\nlink/folder/victim.txt\nlink\n',
    });
    write(request(out, [unit], {}));
    expect(contentsOf(elsewhere)).toEqual(mine);
    expect(contentsOf(out)).toEqual({ 'production/api/link': `-> ${elsewhere}` });
  });

  test('does not lead into another unit, nor into the folder of the writer', () => {
    const out = temporaryDirectory();
    write(request(out, [unit], ours));
    const before = contentsOf(out);
    fill(out, { '.plainsail': 'production/api/a.yaml\nproduction/api/.plainsail\n.plainsail-write/x\n' });
    write(request(out, [''], {}, false));
    expect(contentsOf(out)).toEqual(before);
  });

  test('that is a link or a folder is not an inventory, and nothing is written there', () => {
    const elsewhere = temporaryDirectory({ inventory: 'a.yaml\n' });
    for (const contents of [
      { 'production/api/.plainsail': `-> ${elsewhere}/inventory` },
      { 'production/api/.plainsail/x': 'mine' },
    ]) {
      const out = temporaryDirectory({ ...contents, 'production/api/a.yaml': 'mine' });
      const before = contentsOf(out);
      const ids = problemsOf(() => write(request(out, [unit], ours))).map(({ id }) => id);
      expect(ids).toEqual(['write-blocked', 'write-foreign']);
      expect(contentsOf(out)).toEqual(before);
    }
    expect(contentsOf(elsewhere)).toEqual({ inventory: 'a.yaml\n' });
  });
});

describe('a link', () => {
  test.each([
    ['production', 'production'],
    ['the folder of the unit', 'production/api'],
    ['the file', 'production/api/a.yaml'],
  ])('in place of %s is never followed', (_, path) => {
    const elsewhere = temporaryDirectory({ ...mine, 'a.yaml': 'mine' });
    const target = path.endsWith('.yaml') ? `${elsewhere}/a.yaml` : elsewhere;
    const out = temporaryDirectory({ [path]: `-> ${target}` });
    const before = contentsOf(out);
    expect(problemsOf(() => write(request(out, [unit], ours)))).toContainEqual({
      id: 'write-blocked',
      severity: 'error',
      message: `"${out}/${path}" is a symbolic link, and links are not followed: nothing can be written there.`,
      hint: 'Move it away, then run again.',
    });
    expect(contentsOf(out)).toEqual(before);
    expect(contentsOf(elsewhere)).toEqual({ 'a.yaml': 'mine', ...mine });
  });

  test('in place of an owned file or folder is not followed either', () => {
    const elsewhere = temporaryDirectory(mine);
    const out = temporaryDirectory({
      'production/api/.plainsail': 'a.yaml\nfolder/victim.txt\n',
      'production/api/a.yaml': `-> ${elsewhere}/victim.txt`,
      'production/api/folder': `-> ${elsewhere}/folder`,
    });
    const problems = problemsOf(() => write(request(out, [unit], ours)));
    expect(problems.map(({ id }) => id)).toEqual(['write-blocked']);
    expect(contentsOf(elsewhere)).toEqual({ 'folder/victim.txt': 'mine', 'victim.txt': 'mine' });
  });

  test('in place of the folder of the writer is not followed', () => {
    const elsewhere = temporaryDirectory({ ...mine, journal: '[]' });
    const out = temporaryDirectory({ '.plainsail-write': `-> ${elsewhere}` });
    expect(problemsOf(() => write(request(out, [unit], ours))).map(({ id }) => id)).toEqual(['write-blocked']);
    expect(contentsOf(elsewhere)).toEqual({ 'folder/victim.txt': 'mine', journal: '[]', 'victim.txt': 'mine' });
  });
});

describe('a journal that came with a checkout', () => {
  const move = (path: string) => ({ path, takes: true, brings: [], makes: [] });
  const arrival = (path: string) => ({ path, takes: false, brings: [path], makes: [] });

  test.each([
    ['leaves the directory', JSON.stringify([move('../victim.txt')])],
    ['brings what is outside', JSON.stringify([{ ...arrival('a'), brings: ['../victim.txt'] }])],
    ['makes what is outside', JSON.stringify([{ ...arrival('a'), makes: ['..'] }])],
    ['goes through a link', JSON.stringify([arrival('link/victim.txt')])],
    ['is cut off', '[{"path":"a'],
    ['is something else', '{"moves":7}'],
    ['has other moves', '[7]'],
    ['has no moves', '[null]'],
    ['has moves without a path', JSON.stringify([{ ...arrival('a'), path: 7 }])],
    ['has numbers for paths', JSON.stringify([{ ...arrival('a'), brings: [7] }])],
    ['has moves without files', JSON.stringify([{ ...arrival('a'), brings: 7 }])],
    ['has moves without folders', JSON.stringify([{ ...arrival('a'), makes: 7 }])],
    ['has a text for its files', JSON.stringify([{ ...arrival('a'), brings: 'a' }])],
    ['has a text for its folders', JSON.stringify([{ ...arrival('a'), makes: 'a' }])],
    ['has numbers for folders', JSON.stringify([{ ...arrival('a'), makes: [7] }])],
    ['is a link', '-> ../../journal'],
  ])('and %s is refused', (_, journal) => {
    const parent = temporaryDirectory({ ...mine, journal: '[]' });
    fill(parent, {
      'out/link': `-> ${parent}`,
      'out/.plainsail-write/journal': journal,
      'out/.plainsail-write/old-0': 'x',
    });
    const before = contentsOf(parent);
    const problems = problemsOf(() => write(request(`${parent}/out`, [unit], ours)));
    expect(problems.map(({ id }) => id)).toEqual(['write-journal', 'write-unfinished']);
    expect(contentsOf(parent)).toEqual(before);
  });

  test('does not go through a link that has come into the place of a file', () => {
    const parent = temporaryDirectory(mine);
    fill(parent, {
      'out/a.txt': `-> ${parent}/victim.txt`,
      'out/b.txt': `-> ${parent}/victim.txt`,
      'out/.plainsail-write/journal': JSON.stringify([move('a.txt'), arrival('b.txt')]),
      'out/.plainsail-write/old-0': 'a',
    });
    write(request(`${parent}/out`, [], {}));
    expect(contentsOf(parent)).toEqual({ ...mine, 'out/a.txt': 'a', 'out/b.txt': `-> ${parent}/victim.txt` });
  });

  test('and whose kept file is a link brings back no more than the link', () => {
    const parent = temporaryDirectory(mine);
    fill(parent, {
      'out/.plainsail-write/journal': JSON.stringify([move('a.txt')]),
      'out/.plainsail-write/old-0': `-> ${parent}/victim.txt`,
    });
    write(request(`${parent}/out`, [unit], ours));
    expect(contentsOf(parent)).toEqual({
      ...mine,
      'out/a.txt': `-> ${parent}/victim.txt`,
      'out/production/api/.plainsail': 'a.yaml\n',
      'out/production/api/a.yaml': 'a\n',
    });
  });
});
