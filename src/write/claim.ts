import { randomBytes } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { isSystemError } from './system-error.js';

/** A write takes seconds: an older claim of a process that cannot be seen from here is of one that has ended. */
const lifetime = 10 * 60 * 1000;
const prefix = 'claim-';

/** Whether a file of the lock's folder belongs to the lock. */
export function isClaim(name: string): boolean {
  return name.startsWith(prefix);
}

/** A name that no other run has ever had or will have. */
export function newClaim(): string {
  return [`${prefix}${process.pid}`, processAt(process.pid).start, randomBytes(6).toString('hex'), place()].join('-');
}

/**
 * Whether the run that made a claim may still be at work.
 * @param age of the claim in milliseconds
 */
export function isLiving(name: string, age: number): boolean {
  const [, id, start, where] = /^claim-([1-9]\d*)-(\d*)-[^-]+-(.+)$/.exec(name) ?? [];
  if (id === undefined) return false;
  if (where !== place()) return age <= lifetime;
  if (Number(id) === process.pid || !isRunning(Number(id))) return false;
  const found = processAt(Number(id));
  return !found.isDead && (start === found.start || start === '' || found.start === '');
}

/** Where a number names one process: the machine since it was started and, in it, the container. */
function place(): string {
  const boot = readProc(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8));
  const processes = readProc(() => readlinkSync('/proc/self/ns/pid').replace(/\D/g, ''));
  return encodeURIComponent([hostname(), boot, processes].join('.'));
}

/** Once a process has ended, the system gives its number to another, which started later. */
function processAt(id: number) {
  const fields = readProc(() => readFileSync(`/proc/${id}/stat`, 'utf8').replace(/^.*\) /s, '')).split(' ');
  return { isDead: fields[0] === 'Z', start: fields[19] ?? '' };
}

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    return isSystemError(error) && error.code === 'EPERM';
  }
}

/** Only Linux tells it; elsewhere the empty text. */
function readProc(ask: () => string): string {
  try {
    return ask();
  } catch (error) {
    if (isSystemError(error)) return '';
    throw error;
  }
}
