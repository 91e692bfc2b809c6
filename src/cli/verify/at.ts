import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { packageRoot } from '../../package-root.js';
import { exitCode } from '../exit.js';
import { printError } from '../print.js';
import { findFleet } from '../project.js';
import { withCheckout } from './checkout.js';

/**
 * Renders a revision's own sources and compares them with what it has committed: manifests, inventories, and what its
 * approvals let through.
 * @param options of `synth --check`, as they are typed
 * @returns how the process ends
 */
export function checkAt(revision: string, options: readonly string[]): number {
  const { project } = findFleet();
  return withCheckout(project, revision, ({ commit, project: folder, samePackages }) => {
    printError(
      `runs the code of ${commit.slice(0, 12)} (${revision}), with the packages that are installed here`,
      'dim',
    );
    if (!samePackages)
      printError('its lock file is another one: install the packages of the revision to check it with them', 'yellow');
    const program = join(packageRoot, 'bin', 'plainsail.js');
    const { status } = spawnSync(process.execPath, [program, 'synth', '--check', ...options], {
      cwd: folder,
      stdio: 'inherit',
    });
    if (status === exitCode.clean) printError(`${commit} renders what it has committed`, 'dim');
    return status ?? exitCode.couldNotRun;
  });
}
