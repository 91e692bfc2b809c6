import { spawn } from 'node:child_process';
import { existsSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { newClaim } from '../../src/write/claim.js';
import { nodeFileSystem } from '../../src/write/file-system.js';
import { write } from '../../src/write/index.js';
import { contentsOf, request, temporaryDirectory } from './directory.js';
import { systemError } from './faults.js';
import { problemsOf } from './problems.js';

const units = ['api'];
const files = { 'api/a.yaml': 'a\n' };
const whole = { 'api/.plainsail': 'a.yaml\n', ...files };
const here = /^claim-\d+-(\d*)-[^-]+-(.+)$/.exec(newClaim()) ?? [];
const claimOf = (id: number | string, start = '', place = here[2]) =>
  `.plainsail-write/claim-${id}-${start}-0a1b-${place}`;

test('a run waits for another one no longer than its limit, and says who it is', () => {
  const out = temporaryDirectory({ [claimOf(process.ppid)]: '' });
  const begin = Date.now();
  const problems = problemsOf(() => write(request(out, units, files), { patience: 150 }));
  expect(Date.now() - begin).toBeGreaterThanOrEqual(150);
  expect(problems).toMatchObject([
    { id: 'write-locked', message: expect.stringContaining(`"${out}/${claimOf(process.ppid)}"`) },
  ]);
  expect(contentsOf(out)).toEqual({ [claimOf(process.ppid)]: '' });
});

test('a run goes on as soon as the other one has ended', () => {
  const claim = claimOf(process.ppid);
  const out = temporaryDirectory({ [claim]: '' });
  const end = `setTimeout(() => require('node:fs').unlinkSync(${JSON.stringify(`${out}/${claim}`)}), 100)`;
  spawn(process.execPath, ['-e', end], { stdio: 'ignore' });
  write(request(out, units, files));
  expect(contentsOf(out)).toEqual(whole);
});

test.each([
  ['of a process that is gone', claimOf(2 ** 22 + 1)],
  ['that this process itself left', claimOf(process.pid)],
  ['that names no process', '.plainsail-write/claim-x'],
  ['of a process whose number another one has now', claimOf(process.ppid, '1')],
])('a claim %s does not count', (_, claim) => {
  const out = temporaryDirectory({ [claim]: '' });
  write(request(out, units, files), { patience: 0 });
  expect(contentsOf(out)).toEqual(whole);
});

test('a claim of a process that runs counts, however old it is', () => {
  const claim = claimOf(process.ppid);
  const out = temporaryDirectory({ [claim]: '' });
  utimesSync(`${out}/${claim}`, 0, 0);
  expect(problemsOf(() => write(request(out, units, files), { patience: 0 }))).toMatchObject([{ id: 'write-locked' }]);
});

test('a claim of a process that was killed counts no longer, though its parent has not heard of it', () => {
  const child = spawn('sleep', ['60']);
  const out = temporaryDirectory({ [claimOf(child.pid ?? 0)]: '' });
  child.kill('SIGKILL');
  write(request(out, units, files), { patience: 5000 });
  expect(contentsOf(out)).toEqual(whole);
});

test.each([
  ['machine', 'elsewhere'],
  ['container', `${here[2]}0`],
])('a claim from another %s counts for ten minutes', (_, place) => {
  const claim = claimOf(process.pid, here[1], place);
  const out = temporaryDirectory({ [claim]: '' });
  expect(problemsOf(() => write(request(out, units, files), { patience: 0 }))).toMatchObject([{ id: 'write-locked' }]);
  const then = new Date(Date.now() - 11 * 60 * 1000);
  utimesSync(`${out}/${claim}`, then, then);
  write(request(out, units, files), { patience: 0 });
  expect(contentsOf(out)).toEqual(whole);
});

test('the age of a claim is measured by the clock of the machine that has the directory', () => {
  const out = temporaryDirectory({ [claimOf(process.pid, '', 'elsewhere')]: '' });
  const stat = (path: string) => {
    const entry = nodeFileSystem.stat(path);
    return entry && { ...entry, modified: entry.modified - 24 * 60 * 60 * 1000 };
  };
  const options = { fileSystem: { ...nodeFileSystem, stat }, patience: 0 };
  expect(problemsOf(() => write(request(out, units, files), options))).toMatchObject([{ id: 'write-locked' }]);
});

test('a claim that another run has taken back and put down again is not removed', () => {
  const claim = claimOf(process.ppid);
  const out = temporaryDirectory({ [claim]: '' });
  let times = 1;
  const stat = (path: string) => (path.endsWith(claim) && times-- > 0 ? undefined : nodeFileSystem.stat(path));
  const fileSystem = { ...nodeFileSystem, stat };
  write(request(out, units, files), { fileSystem, patience: 0 });
  expect(existsSync(`${out}/${claim}`)).toBe(true);
});

test('a run holds its claim from before it looks until after the last file', () => {
  const out = temporaryDirectory({ '.plainsail-write/journal': '[]' });
  const held: boolean[] = [];
  const rename = (from: string, to: string) => {
    held.push(readdirSync(`${out}/.plainsail-write`).some(name => name.startsWith(`claim-${process.pid}-`)));
    nodeFileSystem.rename(from, to);
  };
  write(request(out, units, files), { fileSystem: { ...nodeFileSystem, rename } });
  expect(held).toEqual([true, true]);
  expect(contentsOf(out)).toEqual(whole);
});

test('a run that only looks does not care', () => {
  const out = temporaryDirectory();
  write(request(out, units, files));
  const begin = Date.now();
  expect(write(request(out, units, files), { patience: 0 })).toMatchObject({ added: [], changed: [], removed: [] });
  expect(Date.now() - begin).toBeLessThan(1000);
});

test('the folder of the lock may vanish at any moment: another run has just ended', () => {
  const out = temporaryDirectory();
  let times = 4;
  const writeFile = (path: string, text: string) => {
    if (path.includes('claim-') && times-- > 0) nodeFileSystem.removeFolder(`${out}/.plainsail-write`);
    nodeFileSystem.write(path, text);
  };
  const makeFolder = (path: string) => {
    if (path.endsWith('.plainsail-write') && times-- > 0) throw systemError('ENOENT', 'mkdir', path);
    nodeFileSystem.makeFolder(path);
  };
  write(request(out, units, files), { fileSystem: { ...nodeFileSystem, makeFolder, write: writeFile } });
  expect(contentsOf(out)).toEqual(whole);
  expect(existsSync(`${out}/.plainsail-write`)).toBe(false);
});

test('a folder of the lock that can never be made is a problem of its own', () => {
  const out = temporaryDirectory();
  const makeFolder = (path: string) => {
    throw systemError('ENOENT', 'mkdir', path);
  };
  const options = { fileSystem: { ...nodeFileSystem, makeFolder }, patience: 0 };
  expect(problemsOf(() => write(request(out, units, files), options))).toMatchObject([
    { id: 'write-failed', message: expect.stringContaining(`(ENOENT at "${out}/.plainsail-write")`) },
  ]);
});

test('what a run that never began left is cleared', () => {
  const out = temporaryDirectory({ '.plainsail-write/new-0/x/y': 'half', '.plainsail-write/journal-draft': '[' });
  writeFileSync(`${out}/.plainsail-write/.gitignore`, '*\n');
  write(request(out, units, files));
  expect(contentsOf(out)).toEqual(whole);
});
