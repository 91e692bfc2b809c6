import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Unavailable } from './unavailable.js';

/** Programs and CRDs by version, outside the clone, so that a new clone finds what an earlier one has built. */
export const cacheFolder = () => join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'plainsail');

/**
 * A folder of the cache, filled by `make` when it is not there. One process fills at a time; the others wait for it.
 * @param {string} path below the cache, with the version in it
 * @param {(folder: string) => Promise<void>} make fills an empty folder, which becomes the cached one when all is in it
 * @param {object} [options]
 * @param {string} [options.lock] fillings with the same lock wait for each other: two builds at once would only be slower
 * @param {number} [options.patience] seconds to wait for another process
 * @throws {Unavailable} another process is still at it
 * @returns {Promise<string>} the filled folder
 */
export async function cached(path, make, { lock: name = 'building', patience = 3600 } = {}) {
  const folder = join(cacheFolder(), path);
  if (existsSync(folder)) return folder;
  mkdirSync(dirname(folder), { recursive: true });
  const unlock = await lock(join(cacheFolder(), `${name}.lock`), patience);
  try {
    if (!existsSync(folder)) await fill(folder, make);
    return folder;
  } finally {
    unlock();
  }
}

async function fill(folder, make) {
  const half = mkdtempSync(join(dirname(folder), `.${basename(folder)}-`));
  try {
    await make(half);
    renameSync(half, folder);
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
}

/** The kernel keeps the lock, and gives it back when this process ends, however it ends. */
async function lock(file, patience) {
  const holder = spawn('flock', ['--wait', String(Math.floor(patience)), file, '-c', 'echo held; cat'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await new Promise((resolve, reject) => {
    holder.stdout.once('data', resolve);
    holder.once('error', reject);
    holder.once('exit', () => reject(new Unavailable(`another process has been building for ${patience} s`)));
  });
  return () => holder.stdin.end();
}
