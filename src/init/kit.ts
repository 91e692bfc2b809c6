import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Packages with the versions that a new project gets. */
type Versions = Readonly<Record<string, string>>;

/** What a project is made from. */
export interface Kit {
  /** The folder of the templates. */
  readonly templates: string;
  /** Where npm gets plainsail from: `^1.0.0`. */
  readonly plainsail: string;
  readonly packages: {
    readonly dependencies: Versions;
    readonly devDependencies: Versions;
    /** By the name of the runner. */
    readonly tests: Readonly<Record<string, Versions>>;
  };
}

/** @param root the folder of a package that brings the templates and has the version of plainsail */
export function kitIn(root: string): Kit {
  const templates = join(root, 'templates');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const packages = JSON.parse(readFileSync(join(templates, 'packages.json'), 'utf8')) as Kit['packages'];
  return { templates, plainsail: `^${version}`, packages };
}
