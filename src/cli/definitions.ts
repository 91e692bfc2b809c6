import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Option } from 'commander';
import type { Graph } from '../graph/graph.js';
import { projectAround } from '../project-folder.js';
import { readDefinitions } from '../read/definitions.js';

/** `--crds`, the same for every command that checks. */
export const definitionsOption = () =>
  new Option(
    '--crds <path...>',
    'custom resource definitions of the cluster (default: the folder crds of the project)',
  );

/** The definitions in these paths, else in the folder `crds` here or of the project, where there is one. */
export function definitionsIn(paths?: readonly string[]): Graph | undefined {
  const here = process.cwd();
  const folders = [here, projectAround(here) ?? here].map(folder => relative(here, join(folder, 'crds')));
  return readDefinitions(paths ?? folders.filter(existsSync).slice(0, 1));
}
