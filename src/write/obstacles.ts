import { listed, type Problem, problem } from '../problem.js';
import { inventoryPath } from './inventory.js';
import { inFolder } from './path.js';
import { stagingName } from './staging.js';
import type { Found } from './tree.js';
import { WriteError } from './write-error.js';

export function throwAny(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new WriteError(problems);
}

export function unsafePath(path: string): Problem {
  return problem('write-unsafe-path', `"${path}" is not a path inside the output directory.`, {
    hint: `A path has the form "folder/file", without "..", a leading "/", "\\" or control characters, and does not start with "${stagingName}".`,
  });
}

export function fileAndFolder(path: string): Problem {
  return problem('write-file-and-folder', `"${path}" is rendered as a file and as the folder of other files.`, {
    hint: 'Rename one of them.',
  });
}

const nouns = { file: 'a file', directory: 'a folder', link: 'a symbolic link', other: 'neither a file nor a folder' };

/** Something that is not a regular file stands where a file has to be, or no folder where a folder has to be. */
export function standsInTheWay(out: string, found: Found): Problem {
  const path = inFolder(out, found.path);
  const why = found.kind === 'link' ? ', and links are not followed' : '';
  return problem('write-blocked', `"${path}" is ${nouns[found.kind]}${why}: nothing can be written there.`, {
    hint: 'Move it away, then run again.',
  });
}

/** Files that plainsail did not write, at paths it has to write with another content. */
export function notOurs(out: string, unit: string, paths: readonly string[], hasInventory: boolean): Problem {
  const named = listed(paths.map(path => `"${inFolder(out, path)}"`));
  const inventory = `"${inFolder(out, inventoryPath(unit))}"`;
  const why = hasInventory ? `${inventory} does not list them` : `there is no ${inventory} that lists them`;
  const message = `${named} would be replaced, but ${why}, so they may be somebody's own work.`;
  return problem('write-foreign', message, {
    hint: 'Move what is to be kept somewhere else and delete the rest; files with the same content need not be moved.',
  });
}

/** An earlier write was killed, or another run is writing at this moment. */
export function unfinished(out: string): Problem {
  return problem('write-unfinished', `"${out}" is half old, half new: a write into it was interrupted or still runs.`, {
    hint: 'Run synth again without --check: it makes the directory whole.',
  });
}
