import { problem } from '../problem.js';
import type { FileSystem } from './file-system.js';
import { isInside } from './path.js';
import { type Staging, stagingName } from './staging.js';
import { Tree } from './tree.js';
import { WriteError } from './write-error.js';

/**
 * What a write is about to do, put down before the first file moves and removed after the last one: while it exists the
 * output directory may be half old, half new. Nothing is flushed to disk: it is made for killed processes, not power cuts.
 */
export interface Journal {
  /** Files that did not exist. */
  readonly added: readonly string[];
  /** Files that are replaced or removed, and kept until the journal is gone. */
  readonly taken: readonly string[];
  /** Folders that did not exist, the deepest first. */
  readonly folders: readonly string[];
}

/** Puts the journal down in one step, so that it is either whole or not there. */
export function writeJournal(fileSystem: FileSystem, staging: Staging, journal: Journal): void {
  fileSystem.write(staging.journalDraft, JSON.stringify(journal));
  fileSystem.rename(staging.journalDraft, staging.journal);
}

/**
 * The journal of a write that never ended, or undefined.
 * @throws WriteError when it is no journal, or would lead out of the output directory
 */
export function readJournal(fileSystem: FileSystem, staging: Staging): Journal | undefined {
  const tree = new Tree(fileSystem, staging.root);
  const found = tree.find(`${stagingName}/journal`);
  if (found === undefined) return undefined;
  const journal = found.kind === 'file' ? parse(fileSystem.read(staging.journal).toString()) : undefined;
  if (journal === undefined || !staysInside(journal, tree)) throw new WriteError([unusable(staging)]);
  return journal;
}

function parse(text: string): Journal | undefined {
  try {
    const { added, taken, folders }: Partial<Record<keyof Journal, unknown>> = JSON.parse(text) ?? {};
    return arePaths(added) && arePaths(taken) && arePaths(folders) ? { added, taken, folders } : undefined;
  } catch {
    return undefined;
  }
}

function arePaths(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(path => typeof path === 'string' && isInside(path));
}

/** A link above a file would lead out. What lies in the staging folder is checked too: it may have come with a checkout. */
function staysInside(journal: Journal, tree: Tree): boolean {
  const paths = [...journal.added, ...journal.taken, ...journal.folders];
  const all = paths.flatMap(path => [path, `${stagingName}/new/${path}`, `${stagingName}/old/${path}`]);
  return all.every(path => {
    const found = tree.find(path);
    return found?.kind !== 'link' || found.path === path;
  });
}

const unusable = (staging: Staging) =>
  problem('write-journal', `"${staging.journal}" is damaged, so an interrupted write cannot be taken back.`, {
    hint: `Restore the directory from version control, delete "${staging.folder}", then run again.`,
  });
