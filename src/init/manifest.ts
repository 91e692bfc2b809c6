import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { problem, UsageError } from '../problem.js';

/** What init reads and adds to of a package.json. */
export interface Manifest {
  readonly name?: string;
  readonly plainsail?: { readonly fleet?: string; readonly out?: string; readonly defaults?: string };
  readonly workspaces?: readonly string[] | { readonly packages?: readonly string[] };
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly [key: string]: unknown;
}

const pathIn = (project: string) => join(project, 'package.json');

/** @returns nothing of a folder without one. @throws UsageError for one that cannot be read */
export function readManifest(project: string): Manifest {
  if (!existsSync(pathIn(project))) return {};
  try {
    return JSON.parse(readFileSync(pathIn(project), 'utf8').replace(/^\uFEFF/, '')) as Manifest;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError([
      problem('init', `"${pathIn(project)}" cannot be read: ${reason}.`, { hint: 'Correct the file.' }),
    ]);
  }
}

/** What a project needs in its package.json. */
export interface Additions {
  readonly plainsail: Manifest['plainsail'];
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** A package.json with everything that it had, and what it lacks. */
export interface Extended {
  readonly manifest: Manifest;
  /** The name of each script: `fleet:test` where the project has another `test`. */
  readonly scripts: Readonly<Record<string, string>>;
}

/** What `npm init` writes where there are no tests. */
const noTests = 'echo "Error: no test specified" && exit 1';

/** Adds what is missing and changes nothing that is there. Scripts of a project that has a fleet already are its own. */
export function extended(manifest: Manifest, folder: string, more: Additions): Extended {
  const before = manifest.scripts ?? {};
  const isOurs = manifest.plainsail?.fleet !== undefined;
  const { defaults: _, ...others } = more.plainsail ?? {};
  const isFree = (name: string) => [undefined, noTests].includes(before[name]);
  const names = Object.keys(more.scripts).map(name => [name, isOurs || isFree(name) ? name : `fleet:${name}`] as const);
  const scripts = Object.fromEntries(
    names.filter(([, as]) => isFree(as)).map(([name, as]) => [as, more.scripts[name]!]),
  );
  const known = { ...manifest.devDependencies, ...manifest.dependencies };
  const missing = (wanted: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(wanted).filter(([name]) => !Object.hasOwn(known, name)));
  const fresh =
    Object.keys(manifest).length === 0 ? { name: basename(folder).toLowerCase(), private: true, type: 'module' } : {};
  return {
    scripts: Object.fromEntries(names),
    manifest: {
      ...fresh,
      ...manifest,
      // A fleet that is there keeps the defaults that it has.
      plainsail: { ...(isOurs ? others : more.plainsail), ...manifest.plainsail },
      scripts: { ...before, ...scripts },
      dependencies: sorted({ ...manifest.dependencies, ...missing(more.dependencies) }),
      devDependencies: sorted({ ...manifest.devDependencies, ...missing(more.devDependencies) }),
    },
  };
}

const sorted = <T>(map: Readonly<Record<string, T>>) =>
  Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)));

/** The text of a package.json, indented and ended as the one that is there. */
export function manifestText(project: string, manifest: Manifest): string {
  const before = existsSync(pathIn(project)) ? readFileSync(pathIn(project), 'utf8') : '';
  const indent = /^[{\uFEFF\r\n]+([ \t]+)"/.exec(before)?.[1] ?? '  ';
  const text = `${JSON.stringify(manifest, null, indent)}\n`;
  return before.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text;
}
