import fs from 'node:fs';
import { hostname } from 'node:os';
import { isClaim, isLiving, newClaim } from '../../src/write/claim.js';
import { systemError } from './faults.js';

const minute = 60 * 1000;
const [, start = '', place = ''] = /^claim-\d+-(\d*)-[0-9a-f]{12}-(.+)$/.exec(newClaim()) ?? [];
const claimOf = (id: number, started = start, where = place) => `claim-${id}-${started}-0a1b-${where}`;
afterEach(() => jest.restoreAllMocks());

test('a claim names the process, when it was started, the machine and the container', () => {
  expect(isClaim(newClaim())).toBe(true);
  expect(newClaim()).not.toBe(newClaim());
  expect(newClaim()).toContain(`claim-${process.pid}-`);
  expect(Number(start)).toBeGreaterThan(0);
  const parts = decodeURIComponent(place).split('.');
  expect(parts.slice(0, -2).join('.')).toBe(hostname());
  expect(fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8)).toBe(parts.at(-2));
  expect(fs.readlinkSync('/proc/self/ns/pid')).toBe(`pid:[${parts.at(-1)}]`);
});

test('a claim from elsewhere counts for ten minutes', () => {
  const claim = claimOf(process.pid, start, 'elsewhere');
  expect([9, 11].map(minutes => isLiving(claim, minutes * minute))).toEqual([true, false]);
});

test('a claim of a process that runs counts for as long as it does', () => {
  expect(isLiving(claimOf(process.ppid, ''), 99 * minute)).toBe(true);
  expect(isLiving(claimOf(process.ppid, '1'), 0)).toBe(false);
  expect(isLiving(claimOf(2 ** 22 + 1), 0)).toBe(false);
});

test('so does one of a process of somebody else', () => {
  jest.spyOn(process, 'kill').mockImplementation(() => {
    throw systemError('EPERM', 'kill', '');
  });
  expect(isLiving(claimOf(process.ppid, ''), 0)).toBe(true);
});

test('where the system does not tell when a process was started, its number is enough', () => {
  jest.spyOn(fs, 'readFileSync').mockImplementation(path => {
    if (String(path).endsWith('/stat')) throw systemError('ENOENT', 'open', String(path));
    return '';
  });
  const [, untold] = /^claim-\d+-(\d*)-[0-9a-f]{12}-(.+)$/.exec(newClaim()) ?? [];
  expect(untold).toBe('');
  const here = newClaim().replace(/^claim-\d+-\d*-[0-9a-f]{12}-/, '');
  expect(isLiving(claimOf(process.ppid, '1', here), 0)).toBe(true);
});
