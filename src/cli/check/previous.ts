import { existsSync } from 'node:fs';
import type { Graph } from '../../graph/graph.js';
import { readSources } from '../../read/files.js';
import { readManifests } from '../../read/manifests.js';

/** The render that the cluster has, with the definitions it has besides; undefined for a folder that does not exist. */
export const previousIn = (folder: string | undefined, definitions?: Graph): Graph | undefined =>
  folder !== undefined && existsSync(folder) ? readManifests(readSources([folder]), definitions).graph : undefined;
