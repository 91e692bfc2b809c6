import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { problem, UsageError } from '../problem.js';
import { type Manifest, readManifest } from './manifest.js';

/** Where the parts of a project go. Folders are absolute unless said. */
export interface Place {
  /** Has the package.json. */
  readonly project: string;
  /** Inside the project, with `/` at its end: sources, tests and settings. Empty where nothing is in their way. */
  readonly base: string;
  /** Inside the project: what is rendered. */
  readonly out: string;
  /** Has package-lock.json: the project, or the root of its workspaces. */
  readonly workspace: string;
  /** Has the CI workflows: the root of the git repository. */
  readonly repository: string;
  /** The project has a fleet already: nothing is added to its sources. */
  readonly hasFleet: boolean;
}

/** Where everything goes in a folder. @throws UsageError for a fleet that lies elsewhere */
export function placeIn(project: string): Place {
  const manifest = readManifest(project);
  const { fleet, out } = manifest.plainsail ?? {};
  const workspace = workspaceOf(project) ?? project;
  const around = {
    project,
    workspace,
    repository: above(workspace, folder => existsSync(join(folder, '.git'))) ?? workspace,
  };
  if (fleet !== undefined) {
    const base = fleet.replace(/(^|\/)src\/main\.ts$/, '$1');
    if (base === fleet) throw new UsageError([elsewhere(fleet)]);
    return { ...around, base, out: out ?? 'dist', hasFleet: existsSync(join(project, fleet)) };
  }
  return isTaken(project)
    ? { ...around, base: 'deploy/', out: 'deploy/manifests', hasFleet: false }
    : { ...around, base: '', out: 'dist', hasFleet: false };
}

const elsewhere = (fleet: string) =>
  problem('init', `package.json names the fleet "${fleet}".`, {
    hint: 'There is a fleet already; init works beside "src/main.ts" alone.',
  });

/** Somebody else's program is here: its sources, its settings, or a `dist` that git does not take. */
function isTaken(project: string): boolean {
  const ignored = join(project, '.gitignore');
  const isIgnored = existsSync(ignored) && /^\/?(\*\*\/)?dist\/?\s*$/m.test(readFileSync(ignored, 'utf8'));
  return (
    isIgnored || ['src', 'test', 'dist', 'tsconfig.json', 'versions.json'].some(name => existsSync(join(project, name)))
  );
}

/** The root of the workspaces that a folder is one of. */
function workspaceOf(project: string): string | undefined {
  return above(dirname(project), folder => {
    const { workspaces } = existsSync(join(folder, 'package.json')) ? readManifest(folder) : ({} as Manifest);
    const patterns = (workspaces && 'packages' in workspaces ? workspaces.packages : workspaces) as
      | readonly string[]
      | undefined;
    const path = relative(folder, project).split(sep).join('/');
    return (patterns ?? []).some(pattern => expressionOf(pattern).test(path));
  });
}

/** `packages/*` */
function expressionOf(pattern: string): RegExp {
  const parts = pattern
    .replace(/^\.\//, '')
    .replace(/\/$/, '')
    .split(/(\*\*?)/);
  const written = parts.map(part =>
    part === '**' ? '.+' : part === '*' ? '[^/]+' : part.replace(/[\\^$.+?()[\]{}|]/g, '\\$&'),
  );
  return new RegExp(`^${written.join('')}$`);
}

function above(folder: string, fits: (folder: string) => boolean): string | undefined {
  if (fits(folder)) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : above(parent, fits);
}
