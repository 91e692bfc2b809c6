import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isProblem, newest, oldest, setOf } from '../../defaults/dated.js';
import { projectDefaults, statedDate } from '../../defaults/project.js';
import { manifestText, readManifest } from '../../init/manifest.js';
import { UsageError } from '../../problem.js';
import { runDiff } from '../diff/run.js';
import { exitCode } from '../exit.js';
import { printError } from '../print.js';
import { findFleet, outFolder } from '../project.js';

export interface UpgradeOptions {
  readonly format: 'text' | 'markdown' | 'json';
}

/**
 * Moves the date of the defaults and prints what clusters that have the render in the output folder do with the new one.
 * package.json is as it was where the fleet cannot be rendered with the new date.
 * @param date that of a set. @default the newest
 * @throws UsageError for a date that no set has
 */
export async function runUpgrade(date: string | undefined, { format }: UpgradeOptions): Promise<number> {
  const to = date ?? newest();
  const wanted = setOf(to, 'the date');
  if (isProblem(wanted)) throw new UsageError([wanted]);
  const { project } = findFleet();
  const stated = statedDate();
  if (stated === to) {
    printError(`package.json states ${to} already; the newest is ${newest()}`);
    return exitCode.clean;
  }
  const file = join(project, 'package.json');
  const text = readFileSync(file, 'utf8');
  const manifest = readManifest(project);
  writeFileSync(file, manifestText(project, { ...manifest, plainsail: { ...manifest.plainsail, defaults: to } }));
  let code: number = exitCode.couldNotRun;
  try {
    code = await consequences(format);
  } finally {
    if (code !== exitCode.clean) writeFileSync(file, text);
  }
  if (code !== exitCode.clean) printError(`package.json is as it was: the fleet has errors with the defaults of ${to}`);
  else
    printError(
      `package.json now states ${to}; before it was ${stated ?? `${oldest()}, the oldest`}. Run "plainsail synth"`,
    );
  return code;
}

/** What the render of now does to clusters that have the one in the output folder. */
async function consequences(format: UpgradeOptions['format']): Promise<number> {
  const out = outFolder();
  if (!existsSync(out)) {
    printError(`there is no ${out} to compare with`);
    return exitCode.clean;
  }
  const { assumedKubernetes: kubernetesVersion } = projectDefaults();
  return runDiff([], { from: `./${out}`, failOn: [], accept: [], exclude: [], kubernetesVersion, format });
}
