import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { problem, UsageError } from '../../problem.js';
import { billOf } from '../../promotion/bill.js';
import { readSources } from '../../read/files.js';
import { readManifests } from '../../read/manifests.js';
import { exitCode } from '../exit.js';
import { loadFleet } from '../fleet-file.js';
import { outFolder } from '../project.js';

/** Prints the bill of an environment's rendered folder. @throws UsageError for one that is not there, or not rendered */
export async function printBill(name: string): Promise<number> {
  const environment = (await loadFleet()).environment(name);
  const folder = join(outFolder(), environment.name);
  if (!existsSync(folder)) {
    throw new UsageError([
      problem('invalid-usage', `"${folder}" does not exist: ${environment.name} is not rendered.`, {
        hint: 'Run "plainsail synth" first.',
      }),
    ]);
  }
  const { objects } = readManifests([...readSources([folder])]).graph;
  process.stdout.write(`${JSON.stringify(billOf(environment.name, objects), null, 2)}\n`);
  return exitCode.clean;
}
