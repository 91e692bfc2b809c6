import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { nodeFileSystem } from '../../src/write/file-system.js';
import { compare, WriteError, type WriteRequest, write } from '../../src/write/index.js';
import { type Contents, contentsOf, fill, inOrder, request, temporaryDirectory } from './directory.js';
import { Death, type Fault, faultAt, systemError } from './faults.js';
import { errorOf, problemsOf } from './problems.js';

const foreign: Contents = {
  'README.md': 'mine',
  'production/api/notes.txt': 'mine',
  'production/api/gone/keep.txt': 'mine',
  'production/api/empty/': '',
  'production/old/left.md': 'mine',
};
const oldUnits = ['production/api', 'production/old', 'production/worker'];
const oldFiles: Contents = {
  'production/api/same.yaml': 'same\n',
  'production/api/changed.yaml': 'before\n',
  'production/api/also-changed.yaml': 'before\n',
  'production/api/removed.yaml': 'before\n',
  'production/api/gone/removed.yaml': 'before\n',
  'production/api/vanishing/deep/removed.yaml': 'before\n',
  'production/api/file': 'to be a folder\n',
  'production/api/folder/a.yaml': 'to be a file\n',
  'production/old/a.yaml': 'before\n',
  'production/worker/a.yaml': 'before\n',
};
const newUnits = ['production/api', 'staging/api'];
const newFiles: Contents = {
  'production/api/same.yaml': 'same\n',
  'production/api/changed.yaml': 'after\n',
  'production/api/also-changed.yaml': 'after\n',
  'production/api/added.yaml': 'after\n',
  'production/api/made/deep/added.yaml': 'after\n',
  'production/api/made/added.yaml': 'after\n',
  'production/api/file/a.yaml': 'a folder now\n',
  'production/api/folder': 'a file now\n',
  'staging/api/a.yaml': 'after\n',
};

function setUp() {
  const out = temporaryDirectory();
  const first = request(out, oldUnits, oldFiles);
  write(first);
  fill(out, foreign);
  return { out, before: contentsOf(out), first, second: request(out, newUnits, newFiles) };
}

const after = (() => {
  const { out, second } = setUp();
  write(second);
  return contentsOf(out);
})();
const steps = (() => {
  const { fileSystem, calls } = faultAt(0, 'fail');
  write(setUp().second, { fileSystem });
  return Array.from({ length: calls() }, (_, index) => index + 1);
})();

const writeWithFault = (second: WriteRequest, step: number, fault: Fault) =>
  errorOf(() => write(second, faultAt(step, fault)));

const withoutStaging = (contents: Contents) =>
  Object.fromEntries(Object.entries(contents).filter(([path]) => !path.startsWith('.plainsail-write/')));

test('the scenario changes what it says and keeps what is foreign', () => {
  expect(steps.length).toBeGreaterThan(60);
  expect(after).toMatchObject(newFiles);
  expect(after).toMatchObject(foreign);
  const inventories = ['production/api/.plainsail', 'staging/api/.plainsail'];
  expect(Object.keys(after).sort()).toEqual([...Object.keys(newFiles), ...Object.keys(foreign), ...inventories].sort());
});

test('an error at any step leaves the old tree, or the new one when nothing was left to do', () => {
  for (const step of steps) {
    const { out, before, second } = setUp();
    const error = writeWithFault(second, step, 'fail');
    if (error !== undefined) expect(error).toBeInstanceOf(WriteError);
    expect({ step, contents: withoutStaging(contentsOf(out)) }).toEqual({ step, contents: error ? before : after });
    write(second);
    expect({ step, contents: contentsOf(out) }).toEqual({ step, contents: after });
  }
});

test('a disk that takes no change from any step on leaves what the next run makes whole, and says so', () => {
  for (const step of steps) {
    const { out, before, second } = setUp();
    const error = writeWithFault(second, step, 'break');
    const isHalf = existsSync(join(out, '.plainsail-write/journal'));
    const ids = error instanceof WriteError ? error.problems.map(({ id }) => id) : [];
    expect({ step, isHalf: ids.includes('write-unfinished') }).toEqual({ step, isHalf });
    if (!isHalf) expect([before, after]).toContainEqual(withoutStaging(contentsOf(out)));
    expect(contentsOf(out)).toMatchObject(foreign);
    write(second);
    expect({ step, contents: contentsOf(out) }).toEqual({ step, contents: after });
  }
});

test('the first error is the one that is reported, with what came of it', () => {
  const { out, second } = setUp();
  const rename = (from: string, to: string) => {
    if (from.includes('/new-')) throw systemError('ENOSPC', 'rename', from);
    if (from.includes('/old-')) throw systemError('EIO', 'rename', from);
    nodeFileSystem.rename(from, to);
  };
  const problems = problemsOf(() => write(second, { fileSystem: { ...nodeFileSystem, rename } }));
  expect(problems).toMatchObject([
    { id: 'write-failed', message: expect.stringContaining('ENOSPC') },
    { id: 'write-unfinished' },
  ]);
  write(second);
  expect(contentsOf(out)).toEqual(after);
});

describe.each<Fault>(['die before', 'die after'])('a process that ends: %s a step', fault => {
  test('the next run makes the tree whole, the same one or another', () => {
    for (const step of steps) {
      const { out, before, first, second } = setUp();
      const error = writeWithFault(second, step, fault);
      if (error !== undefined) expect(error).toBeInstanceOf(Death);
      expect(contentsOf(out)).toMatchObject(foreign);
      write(step % 2 ? second : first);
      expect({ step, contents: contentsOf(out) }).toEqual({ step, contents: step % 2 ? after : before });
    }
  });

  test('a run of another unit leaves no mixture', () => {
    for (const step of steps) {
      const { out, before, second } = setUp();
      writeWithFault(second, step, fault);
      write(request(out, ['production/other'], { 'production/other/a.yaml': 'other\n' }, false));
      const other = { 'production/other/.plainsail': 'a.yaml\n', 'production/other/a.yaml': 'other\n' };
      expect([inOrder({ ...before, ...other }), inOrder({ ...after, ...other })]).toContainEqual(contentsOf(out));
    }
  });

  test('a comparison reports it when the tree is neither old nor new', async () => {
    for (const step of steps) {
      const { out, before, second } = setUp();
      writeWithFault(second, step, fault);
      const seen = contentsOf(out);
      const isWhole = [before, after].some(whole => JSON.stringify(whole) === JSON.stringify(withoutStaging(seen)));
      const result = await compare(second).catch((error: unknown) => error);
      if (!isWhole) expect(result).toMatchObject({ problems: [{ id: 'write-unfinished' }] });
      expect(contentsOf(out)).toEqual(seen);
    }
  });

  test('a recovery that ends at any step is made whole too', () => {
    for (const step of steps.filter(step => step % 5 === 0)) {
      for (const again of steps.filter(again => again % 3 === step % 3)) {
        const { out, second } = setUp();
        writeWithFault(second, step, fault);
        writeWithFault(second, again, fault);
        write(second);
        expect({ step, again, contents: contentsOf(out) }).toEqual({ step, again, contents: after });
      }
    }
  });
});
