import { existsSync } from 'node:fs';
import { normalize } from 'node:path';
import { didYouMean, problem, UsageError } from '../../problem.js';
import { type Reading, readSources } from '../../read/files.js';
import type { SourceText } from '../../read/manifests.js';
import { baseOf, commitOf, gitFault, sourcesAt } from './revision.js';

/** One side of a comparison: texts, and the roots below which their files are named. */
export interface Side {
  readonly sources: Iterable<SourceText>;
  readonly roots: readonly string[];
  /** As it is named on the command line, with the commit where it is one. */
  readonly name: string;
}

/** What a side of a comparison is on the command line: a folder, or a commit. */
export type Place = { readonly folder: string } | { readonly revision: string; readonly commit: string };

/**
 * The folder or the revision of git that a text names.
 * @throws UsageError for one that is neither, and for one that is both
 */
export function placeOf(text: string, flag: string): Place {
  const isFolder = existsSync(text);
  const commit = commitOf(text);
  if (isFolder && commit !== undefined && !/[\\/]/.test(text)) {
    const hint = `Write "./${text}" for the folder, and "refs/heads/${text}" or "${commit.slice(0, 12)}" for the revision.`;
    throw usage(`${flag} "${text}" is a folder and a revision of git`, hint);
  }
  if (isFolder) return { folder: text };
  if (commit !== undefined) return { revision: text, commit };
  const near = didYouMean(
    text,
    ['HEAD', 'origin/main', 'origin/master'].filter(name => commitOf(name)),
  );
  const fault = gitFault();
  throw usage(
    `${flag} "${text}" is neither a file or folder nor a revision of git here.${near}`,
    fault ? `git says: ${fault}` : 'Fetch the revision first: git fetch origin main. A shallow clone has no others.',
  );
}

/**
 * The manifests at a place: those of the paths in a commit, or those of the folder.
 * @param head the commit that is compared with it, which may have parted from it. @default none
 */
export function sideOf(place: Place, paths: readonly string[], head?: string, reading: Reading = {}): Side {
  if ('folder' in place)
    return { sources: readSources([place.folder], reading), roots: [normalize(place.folder)], name: place.folder };
  const commit = head === undefined ? place.commit : baseOf(place.commit, head);
  const name =
    commit === place.commit ? place.revision : `${commit.slice(0, 12)}, where ${place.revision} and this part`;
  return { sources: sourcesAt(commit, paths, reading), roots: paths.map(path => normalize(path)), name };
}

/** The files as they are now; a path that only the other side has is nothing. */
export function workingTree(paths: readonly string[], other: Place, reading: Reading = {}): Side {
  const present = paths.filter(path => path === '-' || existsSync(path) || 'folder' in other);
  return { sources: readSources(present, reading), roots: paths.map(path => normalize(path)), name: paths.join(', ') };
}

const usage = (message: string, hint: string): UsageError =>
  new UsageError([problem('invalid-usage', message, { hint })]);
