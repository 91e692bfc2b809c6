import { lstatSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { problem, UsageError } from '../problem.js';
import { isSystemError } from '../write/system-error.js';

const largest = 1024 * 1024;

/** Why a file is not read, in the middle of a sentence. */
export class NotRead extends Error {}

/**
 * The text of a file of the project; undefined if missing. What is signed or names keys has to be committed
 * itself, so no link is followed.
 * @param path below `project`, with `/` between names
 * @throws NotRead
 */
export function readCommitted(project: string, path: string): string | undefined {
  try {
    const stat = statCommitted(project, path);
    if (!stat) return undefined;
    if (!stat.isFile()) throw new NotRead('it is not a file');
    if (stat.size > largest) throw new NotRead(`it has ${stat.size} bytes, more than ${largest}`);
    return readFileSync(join(project, path), 'utf8');
  } catch (error) {
    if (isSystemError(error)) throw new NotRead(`it cannot be read (${error.code})`);
    throw error;
  }
}

/** Writes a file of the project in one step: it is the old one or the new one. @throws UsageError */
export function writeCommitted(project: string, path: string, text: string): void {
  const file = join(project, path);
  const draft = `${file}.${process.pid}~`;
  try {
    statCommitted(project, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(draft, text, { flag: 'wx' });
    renameSync(draft, file);
  } catch (error) {
    if (!isSystemError(error) && !(error instanceof NotRead)) throw error;
    rmSync(draft, { force: true });
    const why = isSystemError(error) ? `it cannot be written (${error.code})` : error.message;
    throw new UsageError([problem('approval', `${path}: ${why}.`, { hint: 'Move away what stands there.' })]);
  }
}

/** What stands there, reached without any link. */
function statCommitted(project: string, path: string) {
  const names = path.split('/');
  for (let depth = 1; ; depth++) {
    const part = names.slice(0, depth).join('/');
    const stat = lstatSync(join(project, part), { throwIfNoEntry: false });
    if (stat?.isSymbolicLink()) throw new NotRead(`${part === path ? 'it' : part} is a symbolic link`);
    if (!stat || depth === names.length) return stat;
  }
}
