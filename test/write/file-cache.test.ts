import { renameSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { nodeFileSystem } from '../../src/write/file-system.js';
import { FileCache, write } from '../../src/write/index.js';
import { contentsOf, temporaryDirectory } from './directory.js';

const files = new Map([
  ['staging/shop/a.yaml', 'a: 1\n'],
  ['staging/shop/b.yaml', 'b: 1\n'],
]);
const units = ['staging/shop'];

/** As if every change were so many milliseconds older than it is, with the files that are read. */
function aged(by: number) {
  const read: string[] = [];
  const fileSystem = {
    ...nodeFileSystem,
    stat: (path: string) => {
      const entry = nodeFileSystem.stat(path);
      return entry && { ...entry, changed: entry.changed - by };
    },
    read: (path: string) => {
      read.push(path.slice(path.lastIndexOf('/') + 1));
      return nodeFileSystem.read(path);
    },
  };
  return { fileSystem, read };
}

/** Writes twice, changes the files, and writes once more. */
function afterChange(change: (file: string) => void, age = 60_000) {
  const out = temporaryDirectory();
  const { fileSystem, read } = aged(age);
  const again = () => write({ out, files, units }, { fileSystem, cache });
  const cache = new FileCache();
  again();
  again();
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 30); // The clock of the file system goes on.
  change(`${out}/staging/shop/a.yaml`);
  read.length = 0;
  const { changed } = again();
  expect(contentsOf(out)).toMatchObject(Object.fromEntries(files));
  return { changed, read: new Set(read) };
}

test('a file that nobody has changed is not read again', () => {
  const { changed, read } = afterChange(() => {});
  expect(changed).toEqual([]);
  expect([...read]).toEqual(['.plainsail']);
});

test('a file with other contents of the same length, and with its old times, is made right', () => {
  const { changed } = afterChange(file => {
    const { atime, mtime } = statSync(file);
    writeFileSync(file, 'a: 2\n');
    utimesSync(file, atime, mtime);
  });
  expect(changed).toEqual(['staging/shop/a.yaml']);
});

test('a file that another one has taken the place of is made right', () => {
  const { changed, read } = afterChange(file => {
    writeFileSync(`${file}.new`, 'a: 2\n');
    renameSync(`${file}.new`, file);
  });
  expect(changed).toEqual(['staging/shop/a.yaml']);
  expect(read.has('b.yaml')).toBe(false);
});

test('a file that has just been written is read again: another change could have the same time', () => {
  const { changed, read } = afterChange(() => {}, 0);
  expect(changed).toEqual([]);
  expect(read).toEqual(new Set(['.plainsail', 'a.yaml', 'b.yaml']));
});

test('a file is read when another text is wanted', () => {
  const out = temporaryDirectory();
  const { fileSystem } = aged(60_000);
  const cache = new FileCache();
  const wanting = (text: string) =>
    write({ out, files: new Map([...files, ['staging/shop/a.yaml', text]]), units }, { fileSystem, cache }).changed;
  wanting('a: 1\n');
  wanting('a: 1\n');
  expect(wanting('a: 3\n')).toEqual(['staging/shop/a.yaml']);
  expect(wanting('a: 1\n')).toEqual(['staging/shop/a.yaml']);
  expect(contentsOf(out)).toMatchObject(Object.fromEntries(files));
});
