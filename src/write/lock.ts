import { dirname } from 'node:path';
import { problem } from '../problem.js';
import { isClaim, isLiving, newClaim } from './claim.js';
import type { FileSystem } from './file-system.js';
import { ifPossible, isSystemError, type SystemError } from './system-error.js';
import { WriteError } from './write-error.js';

/*
 * Each run puts its claim, a file, into the folder and then looks for others; a run that meets a living one takes its
 * claim back and tries again. No two runs ever have the same claim, so removing a dead one never hits a living run.
 */

/**
 * Runs `work` while no other run does. The folder is made when missing; folders that were made and stay empty are removed.
 * @param patience how long to wait for another run, in milliseconds
 * @throws WriteError when another run is still at work after that
 */
export function locked<T>(fileSystem: FileSystem, folder: string, patience: number, work: () => T): T {
  const topmost = topmostMissing(fileSystem, folder);
  const claim = newClaim();
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
    const vanished = putDown(fileSystem, folder, claim);
    const others = vanished ? [] : livingBeside(fileSystem, folder, claim);
    if (!vanished && others.length === 0) return;
    if (!vanished) fileSystem.remove(`${folder}/${claim}`);
    if (Date.now() > deadline) throw vanished ?? new WriteError([atWork(folder, others)]);
    sleep(10 + Math.random() * 30);
  }
}

/** The error when the folder is not there: the run that just ended removes it. */
function putDown(fileSystem: FileSystem, folder: string, claim: string): SystemError | undefined {
  try {
    fileSystem.makeFolder(folder);
    fileSystem.write(`${folder}/${claim}`, '');
    return undefined;
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return error;
    throw error;
  }
}

function livingBeside(fileSystem: FileSystem, folder: string, claim: string): readonly string[] {
  const others = [...fileSystem.list(folder).keys()].filter(name => isClaim(name) && name !== claim);
  // The clock of the directory's machine, not of this one.
  const now = fileSystem.stat(`${folder}/${claim}`)?.modified ?? Date.now();
  return others.filter(name => {
    const entry = fileSystem.stat(`${folder}/${name}`);
    if (entry === undefined) return false;
    const living = isLiving(name, now - entry.modified);
    if (!living) ifPossible(() => fileSystem.remove(`${folder}/${name}`));
    return living;
  });
}

function atWork(folder: string, claims: readonly string[]) {
  const held = claims.map(name => `"${folder}/${name}"`).join(', ');
  return problem('write-locked', `another run is writing into "${dirname(folder)}": it holds ${held}.`, {
    hint: 'Wait until it has ended, then run again. When there is no such run, delete the file it holds.',
  });
}

function removeEmpty(fileSystem: FileSystem, from: string, upTo: string): void {
  for (let folder = from; folder.length >= upTo.length; folder = dirname(folder)) fileSystem.removeFolder(folder);
}

const sleep = (milliseconds: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
