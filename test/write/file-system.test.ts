import fs from 'node:fs';
import { nodeFileSystem } from '../../src/write/file-system.js';
import { contentsOf, temporaryDirectory } from './directory.js';
import { systemError } from './faults.js';

test('a text of which the system takes only a part at a time is written whole', () => {
  const folder = temporaryDirectory();
  const { writeSync } = fs;
  const short = jest.spyOn(fs, 'writeSync').mockImplementationOnce(file => writeSync(file, Buffer.from('äb🚢c'), 0, 4));
  nodeFileSystem.write(`${folder}/a`, 'äb🚢c');
  short.mockRestore();
  expect(contentsOf(folder)).toEqual({ a: 'äb🚢c' });
});

test('nothing is written over a file or through a link', () => {
  const folder = temporaryDirectory({ a: 'mine', link: '-> nowhere' });
  expect(() => nodeFileSystem.write(`${folder}/a`, 'b')).toThrow('EEXIST');
  expect(() => nodeFileSystem.write(`${folder}/link`, 'b')).toThrow('EEXIST');
  expect(contentsOf(folder)).toEqual({ a: 'mine', link: '-> nowhere' });
});

test('a file of any length is read whole, also after a longer one', () => {
  const texts = { long: 'long '.repeat(100_000), short: 'short', empty: '' };
  const folder = temporaryDirectory(texts);
  for (const [name, text] of Object.entries(texts)) {
    expect(nodeFileSystem.read(`${folder}/${name}`).toString()).toBe(text);
  }
});

test('what is read and written is closed', () => {
  const folder = temporaryDirectory();
  const nextNumber = () => {
    const file = fs.openSync(folder, 'r');
    fs.closeSync(file);
    return file;
  };
  const before = nextNumber();
  nodeFileSystem.write(`${folder}/a`, 'a');
  nodeFileSystem.read(`${folder}/a`);
  expect(nextNumber()).toBe(before);
});

test('a folder is made with those above it, where they are not there', () => {
  const folder = temporaryDirectory({ file: '' });
  nodeFileSystem.makeFolder(`${folder}/a/b/c`);
  nodeFileSystem.makeFolder(`${folder}/a/b`);
  expect(contentsOf(folder)).toEqual({ 'a/b/c/': '', file: '' });
  expect(() => nodeFileSystem.makeFolder(`${folder}/file`)).toThrow('EEXIST');
  expect(() => nodeFileSystem.makeFolder(`${folder}/file/a`)).toThrow('ENOTDIR');
});

test('a folder that another run removes as it is found there is made again', () => {
  const folder = temporaryDirectory();
  const removed = jest.spyOn(fs, 'mkdirSync').mockImplementationOnce(() => {
    throw systemError('EEXIST', 'mkdir', `${folder}/a`);
  });
  nodeFileSystem.makeFolder(`${folder}/a`);
  removed.mockRestore();
  expect(contentsOf(folder)).toEqual({ 'a/': '' });
});

test('an entry is what stands there itself, and nothing below a file', () => {
  const folder = temporaryDirectory({ 'folder/a': '', link: '-> folder' });
  const kinds = ['folder', 'folder/a', 'link', 'none', 'folder/a/b'];
  expect(kinds.map(path => nodeFileSystem.stat(`${folder}/${path}`)?.kind)).toEqual([
    'directory',
    'file',
    'link',
    undefined,
    undefined,
  ]);
});
