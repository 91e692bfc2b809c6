import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isSystemError } from '../write/system-error.js';

/** A file of a new project. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** Writes a file that does not exist. @returns whether it was written */
export function write({ path, text }: NewFile): boolean {
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (isSystemError(error) && error.code === 'EEXIST') return false;
    throw error;
  }
}
