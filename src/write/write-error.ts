import { ProblemError, problem } from '../problem.js';
import { isSystemError } from './system-error.js';

/** The output directory could not be written: exit code 2. Its files are as they were, unless a problem says otherwise. */
export class WriteError extends ProblemError {
  override readonly name = 'WriteError';
}

/** Runs `work` on the output directory, and says what an error of the file system means for `out`. */
export function explained<T>(out: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const place = error.path === undefined ? '' : ` at "${error.path}"`;
    const message = `cannot write "${out}": ${reasons[error.code] ?? 'the system refused'} (${error.code}${place}).`;
    throw new WriteError([problem('write-failed', message, { hint: hints[error.code] ?? otherwise })]);
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EDQUOT: 'the disk quota is used up',
  EEXIST: 'something else is in the way',
  EIO: 'the disk failed',
  EISDIR: 'a folder is in the way',
  ELOOP: 'its links lead in a circle',
  EMFILE: 'too many files are open',
  ENOENT: 'a folder or file does not exist',
  ENOSPC: 'no space is left on the disk',
  ENOTDIR: 'a part of the path is not a folder',
  ENOTEMPTY: 'a folder is not empty',
  EPERM: 'the operation is not permitted',
  EROFS: 'the file system is read-only',
  EXDEV: 'a folder in it lies on another file system',
};

const permit = 'Make the directory and everything in it writable for this user, or choose another one with --out.';
const choose = 'Move away what stands there, or choose another directory with --out.';
const free = 'Free some space, then run again.';
const otherwise = 'Run again when the cause is gone.';
const hints: Readonly<Record<string, string>> = {
  EACCES: permit,
  EDQUOT: free,
  EEXIST: choose,
  EISDIR: choose,
  ENOSPC: free,
  ENOTDIR: choose,
  EPERM: permit,
  EROFS: permit,
};
