import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, posix, sep } from 'node:path';
import type { Fleet } from '../fleet/fleet.js';
import { codeOwnerLines } from '../fleet/owners.js';
import { type Problem, problem } from '../problem.js';
import { git } from './diff/revision.js';
import { findFleet } from './project.js';

const begin = '# Written by plainsail synth --code-owners, from here';
const end = '# to here.';

/**
 * Writes the lines of a fleet's owners into CODEOWNERS, at the end, where they win; what is around them stays.
 * @param out the folder that is rendered into, as seen from the project
 * @param isLook whether the file stays as it is
 * @returns what differs, where it stays
 */
export function writeCodeOwners(fleet: Fleet, file: string, out: string, isLook: boolean): readonly Problem[] {
  const { project } = findFleet();
  const prefix = git(['-C', project, 'rev-parse', '--show-prefix'])?.toString('utf8').trim() ?? '';
  const inRepository = (path: string) => posix.join(prefix, path.split(sep).join('/'));
  const lines = codeOwnerLines(fleet.systems, inRepository(out), inRepository(fleet.approvals));
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const after = withBlock(before, lines);
  if (after === before) return [];
  if (isLook) {
    return [
      problem('owner', `"${file}" has other lines than the owners of the systems.`, {
        hint: `Run "plainsail synth --code-owners ${file}", and commit it.`,
      }),
    ];
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, after);
  return [];
}

function withBlock(text: string, lines: readonly string[]): string {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  const own = from >= 0 && to > from ? text.slice(0, from) + text.slice(to + end.length + 1) : text;
  if (lines.length === 0) return own;
  const around = own === '' || own.endsWith('\n') ? own : `${own}\n`;
  return `${around}${[begin, ...lines, end].join('\n')}\n`;
}
