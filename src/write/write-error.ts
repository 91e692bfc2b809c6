import { type Problem, ProblemError, problem } from '../problem.js';
import { isSystemError, type SystemError } from './system-error.js';

/** The output directory could not be written: exit code 2. Its files are as they were, unless a problem says otherwise. */
export class WriteError extends ProblemError {
  override readonly name = 'WriteError';
}

/** Runs `work` on the output directory `out`; its errors become problems, with those of `others` added. */
export function explained<T>(out: string, work: () => T, others: () => readonly Problem[] = () => []): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof WriteError) throw new WriteError([...error.problems, ...others()]);
    if (isSystemError(error)) throw new WriteError([failure(out, error), ...others()]);
    throw error;
  }
}

function failure(out: string, { code, path, dest }: SystemError): Problem {
  const place = [path && ` at "${path}"`, dest && ` to be "${dest}"`].join('');
  const message = `"${out}" cannot be read or written: ${reasons[code] ?? 'the system refused'} (${code}${place}).`;
  return problem('write-failed', message, { hint: hints[code] ?? otherwise });
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EBUSY: 'something is in use',
  EDQUOT: 'the disk quota is used up',
  EEXIST: 'something else is in the way',
  EIO: 'the disk failed',
  EISDIR: 'a folder is in the way',
  ELOOP: 'its links lead in a circle',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'a name is longer than the system allows',
  ENOENT: 'a folder or file does not exist',
  ENOSPC: 'no space is left on the disk',
  ENOTDIR: 'a part of the path is not a folder',
  ENOTEMPTY: 'a folder is not empty',
  EPERM: 'the operation is not permitted',
  EROFS: 'the file system is read-only',
  EXDEV: 'a folder in it lies on another file system',
};

const permit =
  'Make the directory and everything in it readable and writable for this user, or choose another one with --out.';
const choose = 'Move away what stands there, or choose another directory with --out.';
const shorten = 'Give what it is rendered from a shorter name, or choose a directory with a shorter path with --out.';
const free = 'Free some space, then run again.';
const otherwise = 'Run again when the cause is gone.';
const hints: Readonly<Record<string, string>> = {
  EACCES: permit,
  EDQUOT: free,
  EEXIST: choose,
  EISDIR: choose,
  ENAMETOOLONG: shorten,
  ENOSPC: free,
  ENOTDIR: choose,
  EPERM: permit,
  EROFS: permit,
  EXDEV: 'Keep the whole directory on one file system.',
};
