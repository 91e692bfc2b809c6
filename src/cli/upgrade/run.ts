import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isProblem, newest, oldest, setOf } from '../../defaults/dated.js';
import { projectDefaults, statedDate, withDate } from '../../defaults/project.js';
import type { Fleet } from '../../fleet/fleet.js';
import { manifestText, readManifest } from '../../init/manifest.js';
import { isError, type Problem, ProblemError, UsageError } from '../../problem.js';
import { synthesize } from '../../synth/synthesize.js';
import { runDiff } from '../diff/run.js';
import { exitCode } from '../exit.js';
import { loadFleet } from '../fleet-file.js';
import { printError, printProblems } from '../print.js';
import { findFleet, outFolder } from '../project.js';

export interface UpgradeOptions {
  readonly format: 'text' | 'markdown' | 'json';
  /** Writes nothing, and says what it would. */
  readonly check?: boolean;
}

/**
 * Gives props their present names, moves the date of the defaults and prints what clusters that have the render in the
 * output folder do with the new one. package.json is as it was where the fleet cannot be rendered with the new date; the
 * names hold by either.
 * @param date that of a set. @default the newest
 * @throws UsageError for a date that no set has
 */
export async function runUpgrade(
  date: string | undefined,
  { format, check: only = false }: UpgradeOptions,
): Promise<number> {
  const to = date ?? newest();
  const wanted = setOf(to, 'the date');
  if (isProblem(wanted)) throw new UsageError([wanted]);
  const fleet = findFleet();
  const { renameProps } = await import('./sources.js');
  const renames = renameProps(fleet, only);
  const stated = statedDate();
  if (stated === to) {
    printError(`package.json states ${to} already; the newest is ${newest()}`);
    return only && renames > 0 ? exitCode.errors : exitCode.clean;
  }
  const before = String(stated ?? `${oldest()}, the oldest`);
  const code = await withDate(to, () => consequences(format));
  if (code !== exitCode.clean) printError(`package.json is as it was: the fleet has errors with the defaults of ${to}`);
  else if (only) printError(`package.json states ${before}, and would state ${to}`);
  else {
    const manifest = readManifest(fleet.project);
    const next = { ...manifest, plainsail: { ...manifest.plainsail, defaults: to } };
    writeFileSync(join(fleet.project, 'package.json'), manifestText(fleet.project, next));
    printError(`package.json now states ${to}; before it was ${before}. Run "plainsail synth"`);
  }
  return only ? Math.max(code, exitCode.errors) : code;
}

/** What the render of now does to clusters that have the one in the output folder, and the errors that `synth` would have. */
async function consequences(format: UpgradeOptions['format']): Promise<number> {
  const out = outFolder();
  const errors = errorsOf(await loadFleet(), out);
  printProblems(errors);
  if (errors.length > 0) return exitCode.errors;
  if (!existsSync(out)) {
    printError(`there is no ${out} to compare with`);
    return exitCode.clean;
  }
  const { assumedKubernetes: kubernetesVersion } = projectDefaults();
  return runDiff([], { from: `./${out}`, failOn: [], accept: [], exclude: [], kubernetesVersion, format });
}

function errorsOf(fleet: Fleet, out: string): readonly Problem[] {
  try {
    return synthesize({ fleet, out }).problems.filter(isError);
  } catch (error) {
    if (error instanceof ProblemError) return error.problems.filter(isError);
    throw error;
  }
}
