import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { problem } from '../problem.js';
import type { FileSystem } from './file-system.js';
import { ifPossible, isSystemError } from './system-error.js';
import { WriteError } from './write-error.js';

/*
 * Each run puts its claim, a file, into the folder and then looks for others; a run that meets a living one takes its
 * claim back and tries again. No two runs ever have the same claim, so removing a dead one never hits a living run.
 */

/** A write takes seconds: an older claim is of a process that cannot be seen from here, or whose number was given anew. */
const lifetime = 10 * 60 * 1000;
const prefix = 'claim-';
const host = encodeURIComponent(hostname());

/** Whether a file of the lock's folder belongs to the lock. */
export function isClaim(name: string): boolean {
  return name.startsWith(prefix);
}

/**
 * Runs `work` while no other run does. The folder is made when missing; folders that were made and stay empty are removed.
 * @param patience how long to wait for another run, in milliseconds
 * @throws WriteError when another run is still at work after that
 */
export function locked<T>(fileSystem: FileSystem, folder: string, patience: number, work: () => T): T {
  const topmost = topmostMissing(fileSystem, folder);
  const claim = `${prefix}${process.pid}-${randomBytes(6).toString('hex')}-${host}`;
  try {
    acquire(fileSystem, folder, claim, Date.now() + patience);
    return work();
  } finally {
    ifPossible(() => fileSystem.remove(`${folder}/${claim}`));
    ifPossible(() => removeEmpty(fileSystem, folder, topmost));
  }
}

/** The highest folder that has to be made, or the folder itself. */
function topmostMissing(fileSystem: FileSystem, folder: string): string {
  const above = dirname(folder);
  return above === folder || fileSystem.stat(above) ? folder : topmostMissing(fileSystem, above);
}

function acquire(fileSystem: FileSystem, folder: string, claim: string, deadline: number): void {
  for (;;) {
    const others = putDown(fileSystem, folder, claim) ? livingBeside(fileSystem, folder, claim) : undefined;
    if (others?.length === 0) return;
    if (others) fileSystem.remove(`${folder}/${claim}`);
    if (Date.now() > deadline) throw new WriteError([atWork(folder, others ?? [])]);
    sleep(10 + Math.random() * 30);
  }
}

/** False when the run that just ended removed the folder. */
function putDown(fileSystem: FileSystem, folder: string, claim: string): boolean {
  try {
    fileSystem.makeFolder(folder);
    fileSystem.write(`${folder}/${claim}`, '');
    return true;
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return false;
    throw error;
  }
}

function livingBeside(fileSystem: FileSystem, folder: string, claim: string): readonly string[] {
  const others = [...fileSystem.list(folder).keys()].filter(name => isClaim(name) && name !== claim);
  return others.filter(name => {
    const entry = fileSystem.stat(`${folder}/${name}`);
    if (entry === undefined) return false;
    const living = isLiving(name, entry.modified);
    if (!living) ifPossible(() => fileSystem.remove(`${folder}/${name}`));
    return living;
  });
}

function isLiving(name: string, modified: number): boolean {
  const [, id, where] = /^claim-([1-9]\d*)-[^-]+-(.+)$/.exec(name) ?? [];
  if (id === undefined || Date.now() - modified > lifetime) return false;
  if (where !== host) return true;
  return Number(id) !== process.pid && isRunning(Number(id));
}

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    return isSystemError(error) && error.code === 'EPERM';
  }
}

function atWork(folder: string, claims: readonly string[]) {
  const held = claims.map(name => ` "${folder}/${name}"`).join(',');
  return problem('write-locked', `another run is writing into "${dirname(folder)}"${held && `: it holds${held}`}.`, {
    hint: 'Wait until it has ended, then run again. When there is no such run, delete the file it holds.',
  });
}

function removeEmpty(fileSystem: FileSystem, from: string, upTo: string): void {
  for (let folder = from; folder.length >= upTo.length; folder = dirname(folder)) fileSystem.removeFolder(folder);
}

const sleep = (milliseconds: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
