import { problem } from '../problem.js';
import type { FileSystem } from './file-system.js';
import type { Move } from './move.js';
import { isInside } from './path.js';
import { type Staging, stagingName } from './staging.js';
import { Tree } from './tree.js';
import { WriteError } from './write-error.js';

/**
 * Puts down what a write is about to move, in one step: the journal is whole or not there. Nothing is flushed to the
 * disk: it is made for processes that are killed, not for power cuts.
 */
export function writeJournal(fileSystem: FileSystem, staging: Staging, moves: readonly Move[]): void {
  fileSystem.write(staging.journalDraft, JSON.stringify(moves));
  fileSystem.rename(staging.journalDraft, staging.journal);
}

/**
 * The moves of a write that never ended, or undefined.
 * @throws WriteError when the journal is damaged or leads out of the output directory
 */
export function readJournal(fileSystem: FileSystem, staging: Staging): readonly Move[] | undefined {
  const tree = new Tree(fileSystem, staging.root);
  const found = tree.find(`${stagingName}/journal`);
  if (found === undefined) return undefined;
  const moves = found.kind === 'file' ? parse(fileSystem.read(staging.journal).toString()) : undefined;
  if (!moves?.every(move => staysInside(move, tree))) throw new WriteError([unusable(staging)]);
  return moves;
}

function parse(text: string): readonly Move[] | undefined {
  try {
    const moves: unknown = JSON.parse(text);
    return Array.isArray(moves) && moves.every(isMove) ? moves : undefined;
  } catch {
    return undefined;
  }
}

function isMove(value: Partial<Record<keyof Move, unknown>> | null): value is Move {
  const { path, brings, makes } = value ?? {};
  if (!Array.isArray(brings) || !Array.isArray(makes)) return false;
  return [path, ...brings, ...makes].every(name => typeof name === 'string');
}

/** A journal may have come with a checkout: no path in it may leave the directory, by its name or through a link. */
function staysInside({ path, brings, makes }: Move, tree: Tree): boolean {
  return [path, ...brings, ...makes].every(name => {
    if (!isInside(name)) return false;
    const found = tree.find(name);
    return found?.kind !== 'link' || found.path === name;
  });
}

const unusable = (staging: Staging) =>
  problem('write-journal', `"${staging.journal}" is damaged, so an interrupted write cannot be taken back.`, {
    hint: `Restore the directory from version control, delete "${staging.folder}", then run again.`,
  });
