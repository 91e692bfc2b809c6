import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { problem, UsageError } from '../../problem.js';
import { commitOf, git, gitFault } from '../diff/revision.js';

/** The project as a commit has it, in a folder of its own. */
export interface Checkout {
  readonly commit: string;
  /** The folder of package.json. */
  readonly project: string;
  /** Whether its packages are those that the commit asks for: the lock file is the same as here. */
  readonly samePackages: boolean;
}

const locks = ['package-lock.json', 'pnpm-lock.yaml', 'yarn.lock'];

/**
 * Runs `work` on a checkout of a revision beside the working tree, which stays as it is; the checkout is removed after it.
 * @param project the folder of package.json here, whose packages it uses
 * @throws UsageError for what is not a revision, and for one without the project
 */
export function withCheckout<T>(project: string, revision: string, work: (checkout: Checkout) => T): T {
  const run = (...args: readonly string[]) =>
    git(['-C', project, ...args])
      ?.toString('utf8')
      .trim();
  const commit = commitOf(revision);
  if (commit === undefined) {
    const hint = gitFault() ?? 'Fetch it first: git fetch origin --tags. A shallow clone has no others.';
    throw refused(`--at "${revision}" is not a revision of git here.`, hint);
  }
  const folder = mkdtempSync(join(tmpdir(), 'plainsail-at-'));
  try {
    if (run('-c', 'core.hooksPath=', 'worktree', 'add', '--detach', '--force', folder, commit) === undefined)
      throw refused(
        `${commit.slice(0, 12)} cannot be checked out.`,
        'Try it by hand: git worktree add --detach <folder> <revision>.',
      );
    const inside = join(folder, run('rev-parse', '--show-prefix') ?? '');
    if (!existsSync(join(inside, 'package.json')))
      throw refused(`${commit.slice(0, 12)} has no package.json here.`, 'Name a revision that has the project.');
    if (existsSync(join(project, 'node_modules')) && !existsSync(join(inside, 'node_modules')))
      symlinkSync(join(project, 'node_modules'), join(inside, 'node_modules'));
    const textOf = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : '');
    const samePackages = locks.every(lock => textOf(join(inside, lock)) === textOf(join(project, lock)));
    return work({ commit, project: inside, samePackages });
  } finally {
    run('worktree', 'remove', '--force', folder);
    rmSync(folder, { recursive: true, force: true });
  }
}

const refused = (message: string, hint: string) => new UsageError([problem('invalid-usage', message, { hint })]);
