import { resolve } from 'node:path';
import { problem } from '../problem.js';
import type { FileSystem } from './file-system.js';
import { standsInTheWay, throwAny } from './obstacles.js';
import { Staging, stagingName } from './staging.js';

/** Finds the output directory, which may be a link or not exist yet, and refuses what is neither. */
export function openOutput(fileSystem: FileSystem, out: string): Staging {
  const root = fileSystem.stat(out) ? fileSystem.resolve(out) : resolve(out);
  const kind = fileSystem.stat(root)?.kind ?? 'directory';
  if (kind !== 'directory') throwAny([notADirectory(out)]);
  const staging = new Staging(root);
  const found = fileSystem.stat(staging.folder)?.kind ?? 'directory';
  if (found !== 'directory') throwAny([standsInTheWay(out, { path: stagingName, kind: found })]);
  return staging;
}

const notADirectory = (out: string) =>
  problem('write-blocked', `"${out}" is not a directory.`, { hint: 'Move it away, or choose another one with --out.' });
