import { chmodSync, chownSync, renameSync, writeFileSync } from 'node:fs';
import { user } from './server.js';

/** Gives a file or folder to the user that the programs run as. */
export function own(path) {
  if (user.uid !== undefined) chownSync(path, user.uid, user.gid);
}

/** Writes a file at once, as the kubelet does: no reader meets half of it. */
export function put(path, text, mode = 0o600) {
  const made = `${path}.new`;
  writeFileSync(made, text);
  chmodSync(made, mode);
  own(made);
  renameSync(made, path);
  return path;
}

/** A shell script as a program. */
export const program = (path, text) => put(path, `#!/bin/sh\n${text}\n`, 0o700);

export function same(what, found, wanted) {
  if (found !== wanted) throw new Error(`${what} "${found}", not "${wanted}"`);
}
