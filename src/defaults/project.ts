import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Problem, UsageError } from '../problem.js';
import { projectAround } from '../project-folder.js';
import { dates, isProblem, newest, oldest, setOf } from './dated.js';
import type { DefaultSet } from './default-set.js';

/** One place for all copies of this library in a program. */
const tried = Symbol.for('plainsail.defaults.tried');
const program = globalThis as { [tried]?: string | undefined };

/** Does something as if the project stated another date. */
export async function withDate<T>(date: string, work: () => Promise<T>): Promise<T> {
  program[tried] = date;
  try {
    return await work();
  } finally {
    program[tried] = undefined;
  }
}

/** The date that the project around the working directory states: `plainsail.defaults` of its package.json. */
export function statedDate(): unknown {
  if (program[tried] !== undefined) return program[tried];
  const project = projectAround(process.cwd());
  if (project === undefined) return undefined;
  try {
    return (
      JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as { plainsail?: { defaults?: unknown } } | null
    )?.plainsail?.defaults;
  } catch {
    return undefined; // The commands that need more of the file say what is wrong with it.
  }
}

/**
 * The defaults of the project around the working directory. One that states no date keeps the oldest, so that no release
 * changes what it renders.
 * @throws UsageError for a date that no set has
 */
export function projectDefaults(): DefaultSet {
  const found = setOf(statedDate() ?? oldest(), '"plainsail.defaults" of package.json');
  if (isProblem(found)) throw new UsageError([found]);
  return found;
}

/** A warning for a project that states no date, once there is more than one. */
export function undated(): readonly Problem[] {
  if (statedDate() !== undefined || dates().length < 2) return [];
  const message = `package.json states no date of defaults, so the oldest, ${oldest()}, are taken`;
  const hint = `Write "plainsail": { "defaults": "${oldest()}" } to keep them, or run "plainsail upgrade" for those of ${newest()}.`;
  return [{ id: 'defaults', severity: 'warning', message, hint, file: 'package.json' }];
}
